-- Macros: past states, and the questions that are asked most.

CREATE MACRO slug(words) AS
    trim(
        regexp_replace(lower(strip_accents(replace(words, '+', ' plus '))), '[^\p{L}\p{N}.]+', '-', 'g'), '-'
    );
COMMENT ON MACRO slug IS 'slug(text): lower-case letters of any script, digits and dots, + as plus, everything else one hyphen.';

CREATE MACRO claims_as_of(run) AS TABLE
    SELECT * EXCLUDE (since, until_run_id, until)
    FROM claim_times
    WHERE since_run_id <= run AND (until_run_id IS NULL OR until_run_id > run);
COMMENT ON MACRO TABLE claims_as_of IS 'claims_as_of(run): the claims that stood after that run, with their places and models of then.';

CREATE MACRO documents_as_of(run) AS TABLE
    SELECT * EXCLUDE (until_run_id, state)
    FROM (
        SELECT
            document_id, changed_run_id AS since_run_id, NULL::INTEGER AS until_run_id, name, uri, content_hash,
            byte_count, fetched_at, body_path, extractor_version, reference_version, state
        FROM documents
        UNION ALL BY NAME
        FROM history.documents
    )
    WHERE since_run_id <= run AND (until_run_id IS NULL OR until_run_id > run) AND state <> 'withdrawn';
COMMENT ON MACRO TABLE documents_as_of IS 'documents_as_of(run): the documents that stood after that run, with their bodies of then; which of them could not be read then is in run_documents.';

CREATE MACRO changes_between(from_run, to_run) AS TABLE
    SELECT
        CASE WHEN o.claim_id IS NULL THEN 'added' ELSE 'withdrawn' END AS change,
        coalesce(n.name_in_document, o.name_in_document) AS model,
        coalesce(n.attribute, o.attribute) AS attribute,
        coalesce(n.qualifier, o.qualifier) AS qualifier,
        coalesce(n.value_text, o.value_text) AS value,
        coalesce(n.document_id, o.document_id) AS document_id,
        coalesce(n.line_start, o.line_start) AS line,
        coalesce(n.claim_id, o.claim_id) AS claim_id
    FROM claims_as_of(from_run) AS o
    FULL JOIN claims_as_of(to_run) AS n USING (claim_id)
    WHERE o.claim_id IS NULL OR n.claim_id IS NULL;
COMMENT ON MACRO TABLE changes_between IS 'changes_between(from_run, to_run): claims that stand after one of the two runs only.';

CREATE MACRO best_models(benchmark_name, max_gb := NULL, max_parameters_b := NULL, split_name := NULL) AS TABLE
    SELECT model, score, benchmark, split, min_gpu_memory_gb, parameters_b, parameters_basis, document, line, metric
    FROM leaderboard
    WHERE
        benchmark = benchmark_name
        AND (split_name IS NULL OR split = split_name)
        AND (max_gb IS NULL OR min_gpu_memory_gb < max_gb)
        AND (max_parameters_b IS NULL OR parameters_b < max_parameters_b)
    ORDER BY
        count(*) OVER (PARTITION BY benchmark_id) DESC,
        benchmark_id,
        CASE WHEN higher_is_better THEN -score WHEN NOT higher_is_better THEN score END NULLS LAST,
        model;
COMMENT ON MACRO TABLE best_models IS 'best_models(benchmark, max_gb := …, max_parameters_b := …, split_name := …): models below the limits, best first (by name where higher_is_better is NULL); each split and metric on its own, those with most models first; models without a stated value are left out where a limit is set.';

CREATE MACRO evidence_of(model_or_id) AS TABLE
    SELECT attribute, qualifier, value_text, status, document, line, quote
    FROM evidence
    WHERE is_standing
        AND model_id IN (SELECT model_id FROM models WHERE model_id = slug(model_or_id) OR name = model_or_id)
    ORDER BY attribute, qualifier, document, line;
COMMENT ON MACRO TABLE evidence_of IS 'evidence_of(model): all that standing documents say about a model, with places.';
