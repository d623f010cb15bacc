-- Parts that models are built from, one per kind and canonical name; spellings are named by reviewed vocabularies.
SELECT
    n.part_id AS component_id,
    min(n.name ORDER BY n.name) AS name,
    c.attribute AS kind,
    min(n.family ORDER BY n.family) AS family,
    bool_or(n.is_reviewed) AS is_reviewed
FROM current_claims AS c
JOIN named_parts AS n ON n.attribute = c.attribute AND n.value_text = c.value_text
WHERE
    c.attribute IN ('vision_encoder', 'language_model', 'connector', 'pooling')
    AND c.status NOT IN ('not_specified', 'missing', 'misplaced', 'explicit_none', 'superseded', 'suspicious', 'hedged')
GROUP BY n.part_id, c.attribute
