-- Which model is built from which part; the claim is the surest, then first, place that says so. A wider name is kept
-- beside a more exact one of its family, and a vague one beside a named one, but is not preferred.
-- scope: model
WITH built AS (
    SELECT
        c.model_id,
        n.part_id AS component_id,
        c.attribute AS role,
        min(n.name) AS name,
        min(n.family) AS family,
        arg_min(c.status, (c.status <> 'ok', c.document_id, c.start_offset, c.claim_id)) AS status,
        arg_min(c.claim_id, (c.status <> 'ok', c.document_id, c.start_offset, c.claim_id)) AS claim_id,
        count(DISTINCT c.evidence_source)::INTEGER AS upstream_count
    FROM current_claims AS c
    JOIN named_parts AS n ON n.attribute = c.attribute AND n.value_text = c.value_text
    WHERE
        c.attribute IN ('vision_encoder', 'language_model', 'connector', 'pooling')
        AND c.status NOT IN (
            'not_specified', 'missing', 'misplaced', 'explicit_none', 'superseded', 'suspicious', 'hedged'
        )
    GROUP BY c.model_id, n.part_id, c.attribute
)
SELECT
    b.model_id,
    b.component_id,
    b.role,
    b.status,
    b.claim_id,
    NOT EXISTS (
        SELECT 1 FROM built AS o
        WHERE
            o.model_id = b.model_id AND o.role = b.role AND o.component_id <> b.component_id
            AND (
                (o.family = b.family AND (b.name = b.family OR starts_with(o.name, b.name)))
                OR (b.status = 'vague' AND o.status = 'ok')
                OR (b.name = 'MLP' AND o.name LIKE '%-layer MLP')
            )
    ) AS is_preferred,
    b.upstream_count
FROM built AS b
