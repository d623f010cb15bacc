-- Who wrote which paper, in the order of the document that names them first.
WITH written AS (
    SELECT
        p.publication_id,
        slug(c.value_text) AS author_id,
        min(c.start_offset) AS start_offset,
        arg_min(c.claim_id, (c.start_offset, c.claim_id)) AS claim_id
    FROM current_claims AS c
    JOIN new_model_publications AS p USING (model_id)
    WHERE c.attribute = 'author' AND slug(c.value_text) <> ''
    GROUP BY ALL
)
SELECT
    publication_id,
    author_id,
    row_number() OVER (PARTITION BY publication_id ORDER BY start_offset, author_id)::INTEGER AS "order",
    claim_id
FROM written
