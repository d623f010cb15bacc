-- What the documents do not agree on about one model.
SELECT
    attribute, qualifier, place.value, place.number, place.unit, place.status, place.document, place.line,
    upstream_count AS independent_sources, place.claim_id
FROM (SELECT *, unnest(claims_that_disagree) AS place FROM conflicts WHERE model_id = $model_id::VARCHAR)
ORDER BY attribute, qualifier, place.number, place.document, place.line
