-- Data sets that standing claims name, one per canonical name; what only says a kind of data is marked generic.
SELECT
    n.part_id AS dataset_id,
    min(n.name ORDER BY n.name) AS name,
    bool_and(n.is_generic OR c.status = 'generic') AS is_generic,
    bool_or(n.is_reviewed) AS is_reviewed
FROM current_claims AS c
JOIN named_parts AS n ON n.attribute = c.attribute AND n.value_text = c.value_text
WHERE c.attribute = 'dataset' AND c.status NOT IN ('hedged', 'misplaced', 'missing', 'not_specified', 'superseded')
GROUP BY n.part_id
