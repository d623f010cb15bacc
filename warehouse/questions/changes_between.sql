-- The claims that stand after one of two runs only, at most 20,000.
SELECT c.change, c.model, c.attribute, c.qualifier, c.value, d.name AS document, c.line
FROM changes_between($from_run::INTEGER, $to_run::INTEGER) AS c
LEFT JOIN documents AS d USING (document_id)
ORDER BY c.change, c.model, c.attribute, c.qualifier, document, c.line
LIMIT 20000
