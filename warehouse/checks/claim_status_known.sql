-- severity: error
-- message: A claim has a status that is not in the vocabulary of docs/data_dictionary.md.
SELECT c.status, d.name AS document, c.line_start AS line, c.quote
FROM claims AS c
JOIN documents AS d USING (document_id)
WHERE c.until_run_id IS NULL AND c.status NOT IN (
    'ok', 'derived_from_name', 'hedged', 'superseded', 'conflict', 'repaired', 'misplaced', 'suspicious', 'outlier',
    'vague', 'generic', 'not_specified', 'missing', 'missing_coded_as_zero', 'self_contradictory', 'explicit_none'
)
