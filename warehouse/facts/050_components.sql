-- Parts that models are built from, one per kind and name.
SELECT
    attribute || '/' || slug(value_text) AS component_id,
    min(value_text ORDER BY value_text) AS name,
    attribute AS kind
FROM current_claims
WHERE
    attribute IN ('vision_encoder', 'language_model', 'connector', 'pooling')
    AND slug(value_text) <> ''
    AND status NOT IN ('not_specified', 'missing', 'misplaced', 'explicit_none', 'superseded', 'suspicious')
GROUP BY attribute, slug(value_text)
