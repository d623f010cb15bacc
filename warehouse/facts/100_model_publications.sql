-- Which paper is about which model.
SELECT
    c.model_id,
    p.publication_id,
    arg_min(c.status, (c.status <> 'ok', c.document_id, c.start_offset, c.claim_id)) AS status,
    arg_min(c.claim_id, (c.status <> 'ok', c.document_id, c.start_offset, c.claim_id)) AS claim_id
FROM current_claims AS c
JOIN new_publications AS p
    ON (c.attribute = 'arxiv_id' AND p.publication_id = regexp_replace(c.value_text, 'v\d+$', ''))
    OR (c.attribute = 'title' AND p.arxiv_id IS NULL AND p.publication_id = slug(c.value_text))
    OR (c.attribute = 'author' AND p.publication_id = 'paper-on-' || c.model_id)
GROUP BY c.model_id, p.publication_id
