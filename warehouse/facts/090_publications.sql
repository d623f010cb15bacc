-- Papers: one per arXiv identifier; a title alone makes one where no identifier is stated for the model, and so does a
-- list of authors where there is neither.
WITH titled AS (
    SELECT model_id, min(value_text ORDER BY document_id, start_offset) AS title, min(claim_id) AS claim_id
    FROM current_claims
    WHERE attribute = 'title' AND value_text <> ''
    GROUP BY model_id
),
numbered AS (
    SELECT
        regexp_replace(value_text, 'v\d+$', '') AS arxiv_id,
        arg_min(claim_id, (status <> 'ok', document_id, start_offset, claim_id)) AS claim_id,
        arg_min(model_id, (status <> 'ok', document_id, start_offset, claim_id)) AS model_id
    FROM current_claims
    WHERE attribute = 'arxiv_id' AND value_text <> ''
    GROUP BY ALL
)
SELECT
    n.arxiv_id AS publication_id,
    t.title,
    n.arxiv_id,
    'https://arxiv.org/abs/' || n.arxiv_id AS url,
    n.claim_id
FROM numbered AS n
LEFT JOIN titled AS t USING (model_id)
UNION ALL
SELECT slug(t.title), t.title, NULL, NULL, min(t.claim_id)
FROM titled AS t
WHERE slug(t.title) <> '' AND model_id NOT IN (SELECT model_id FROM numbered)
GROUP BY slug(t.title), t.title
QUALIFY row_number() OVER (PARTITION BY slug(t.title) ORDER BY t.title) = 1
UNION ALL
SELECT 'paper-on-' || model_id, NULL, NULL, NULL, min(claim_id)
FROM current_claims
WHERE
    attribute = 'author'
    AND model_id NOT IN (SELECT model_id FROM numbered)
    AND model_id NOT IN (SELECT model_id FROM titled)
GROUP BY model_id
