-- Data sets that standing claims name.
SELECT slug(value_text) AS dataset_id, min(value_text ORDER BY value_text) AS name
FROM current_claims
WHERE attribute = 'dataset' AND slug(value_text) <> ''
GROUP BY slug(value_text)
