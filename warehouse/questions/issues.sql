-- What a person should look at, the gravest first.
SELECT i.severity, i.kind, i.action, d.name AS document, i.line, i.original_text, i.message, i.document_id, i.issue_id
FROM issues AS i
LEFT JOIN documents AS d USING (document_id)
ORDER BY CASE i.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, i.kind, d.name, i.line
LIMIT 20000
