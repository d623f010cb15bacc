-- Benchmarks that a model is said to be evaluated on, without a number.
-- scope: model
SELECT
    model_id,
    benchmark,
    arg_min(status, (status <> 'ok', document_id, start_offset, claim_id)) AS status,
    arg_min(claim_id, (status <> 'ok', document_id, start_offset, claim_id)) AS claim_id
FROM current_claims
WHERE attribute = 'evaluation_benchmark' AND benchmark <> '' AND status <> 'hedged'
GROUP BY model_id, benchmark
