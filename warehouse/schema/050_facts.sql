-- Facts: what is concluded from the claims that stand, by the SELECTs in warehouse/facts. One row a key.

CREATE TABLE benchmarks (
    benchmark_id TEXT PRIMARY KEY CHECK (benchmark_id <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    split TEXT NOT NULL,
    metric TEXT NOT NULL,
    unit TEXT NOT NULL,
    scale_min DOUBLE CHECK (isfinite(scale_min)),
    scale_max DOUBLE CHECK (isfinite(scale_max)),
    higher_is_better BOOLEAN,
    since_run_id INTEGER NOT NULL,
    CHECK (scale_max > scale_min)
);
COMMENT ON TABLE benchmarks IS 'Benchmarks that claims name, one row per split and metric.';
COMMENT ON COLUMN benchmarks.benchmark_id IS 'Slug of name, split and metric.';
COMMENT ON COLUMN benchmarks.name IS 'Name of the benchmark.';
COMMENT ON COLUMN benchmarks.split IS 'Split as stated; empty if not stated.';
COMMENT ON COLUMN benchmarks.metric IS 'Metric; empty if not stated.';
COMMENT ON COLUMN benchmarks.unit IS 'Unit of its values; empty if not reviewed.';
COMMENT ON COLUMN benchmarks.scale_min IS 'Smallest possible value, from reviewed data; NULL if not reviewed.';
COMMENT ON COLUMN benchmarks.scale_max IS 'Largest possible value, from reviewed data; NULL if not reviewed.';
COMMENT ON COLUMN benchmarks.higher_is_better IS 'Whether a higher value is better, from reviewed data; NULL if not reviewed.';
COMMENT ON COLUMN benchmarks.since_run_id IS 'Run since which the row stands like this.';

CREATE TABLE scores (
    model_id TEXT NOT NULL REFERENCES models (model_id),
    benchmark_id TEXT NOT NULL REFERENCES benchmarks (benchmark_id),
    condition TEXT NOT NULL,
    value DOUBLE NOT NULL CHECK (isfinite(value)),
    is_headline BOOLEAN NOT NULL,
    status TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    evidence_document_id TEXT NOT NULL,
    line INTEGER NOT NULL CHECK (line > 0),
    place_count INTEGER NOT NULL CHECK (place_count > 0),
    upstream_count INTEGER NOT NULL CHECK (upstream_count > 0),
    since_run_id INTEGER NOT NULL,
    PRIMARY KEY (model_id, benchmark_id, condition)
);
COMMENT ON TABLE scores IS 'The current score of a model on a benchmark under a condition; no row where none is known.';
COMMENT ON COLUMN scores.model_id IS 'The model.';
COMMENT ON COLUMN scores.benchmark_id IS 'The benchmark.';
COMMENT ON COLUMN scores.condition IS 'Condition that the score was measured under; empty if none is stated.';
COMMENT ON COLUMN scores.value IS 'The score in the benchmark''s unit.';
COMMENT ON COLUMN scores.is_headline IS 'Whether it is the one row that stands for this model and benchmark: the unconditioned score, else the first condition by name.';
COMMENT ON COLUMN scores.status IS 'Status of the claim that was chosen, or conflict where claims disagree.';
COMMENT ON COLUMN scores.claim_id IS 'The claim that was chosen.';
COMMENT ON COLUMN scores.evidence_document_id IS 'The document of that claim.';
COMMENT ON COLUMN scores.line IS 'The line of that claim.';
COMMENT ON COLUMN scores.place_count IS 'Places that say this value.';
COMMENT ON COLUMN scores.upstream_count IS 'Independent sources that say it: snapshots of one upstream count once.';
COMMENT ON COLUMN scores.since_run_id IS 'Run since which the row stands like this; earlier values are in history.scores.';

CREATE TABLE parameter_counts (
    model_id TEXT NOT NULL REFERENCES models (model_id),
    scope TEXT NOT NULL CHECK (scope IN ('total', 'activated', 'min', 'max', 'language_model', 'vision_encoder')),
    condition TEXT NOT NULL,
    billions DOUBLE NOT NULL CHECK (isfinite(billions) AND billions > 0),
    comparator TEXT NOT NULL CHECK (comparator IN ('=', '<', '>', '~')),
    status TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    place_count INTEGER NOT NULL CHECK (place_count > 0),
    upstream_count INTEGER NOT NULL CHECK (upstream_count > 0),
    since_run_id INTEGER NOT NULL,
    PRIMARY KEY (model_id, scope, condition)
);
COMMENT ON TABLE parameter_counts IS 'The current number of parameters of a model, by scope.';
COMMENT ON COLUMN parameter_counts.model_id IS 'The model.';
COMMENT ON COLUMN parameter_counts.scope IS 'Which parameters: total, activated, min and max of a series, language_model, vision_encoder.';
COMMENT ON COLUMN parameter_counts.condition IS 'What the number holds for, such as text token; empty if nothing is stated.';
COMMENT ON COLUMN parameter_counts.billions IS 'Parameters in billions.';
COMMENT ON COLUMN parameter_counts.comparator IS '= exact, < below, > above, ~ about.';
COMMENT ON COLUMN parameter_counts.status IS 'Status of the claim that was chosen; derived_from_name where only the name says it.';
COMMENT ON COLUMN parameter_counts.claim_id IS 'The claim that was chosen.';
COMMENT ON COLUMN parameter_counts.place_count IS 'Places that say this value.';
COMMENT ON COLUMN parameter_counts.upstream_count IS 'Independent sources that say it.';
COMMENT ON COLUMN parameter_counts.since_run_id IS 'Run since which the row stands like this.';

CREATE TABLE gpu_memory (
    model_id TEXT NOT NULL REFERENCES models (model_id),
    condition TEXT NOT NULL,
    min_gb DOUBLE NOT NULL CHECK (isfinite(min_gb) AND min_gb > 0),
    is_for_training BOOLEAN NOT NULL,
    status TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    place_count INTEGER NOT NULL CHECK (place_count > 0),
    upstream_count INTEGER NOT NULL CHECK (upstream_count > 0),
    since_run_id INTEGER NOT NULL,
    PRIMARY KEY (model_id, condition)
);
COMMENT ON TABLE gpu_memory IS 'The GPU memory that a model needs at least, as stated; no row where none is stated.';
COMMENT ON COLUMN gpu_memory.model_id IS 'The model.';
COMMENT ON COLUMN gpu_memory.condition IS 'Precision, batch size or task that it holds for; empty if none is stated.';
COMMENT ON COLUMN gpu_memory.min_gb IS 'Memory in GB.';
COMMENT ON COLUMN gpu_memory.is_for_training IS 'Whether the condition speaks of training or fine-tuning: then it does not say which card runs the model.';
COMMENT ON COLUMN gpu_memory.status IS 'Status of the claim that was chosen.';
COMMENT ON COLUMN gpu_memory.claim_id IS 'The claim that was chosen.';
COMMENT ON COLUMN gpu_memory.place_count IS 'Places that say this value.';
COMMENT ON COLUMN gpu_memory.upstream_count IS 'Independent sources that say it.';
COMMENT ON COLUMN gpu_memory.since_run_id IS 'Run since which the row stands like this.';

CREATE TABLE components (
    component_id TEXT PRIMARY KEY CHECK (component_id <> ''),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    family TEXT,
    is_reviewed BOOLEAN NOT NULL DEFAULT true,
    since_run_id INTEGER NOT NULL
);
COMMENT ON TABLE components IS 'Parts that models are built from.';
COMMENT ON COLUMN components.component_id IS 'Slug of the component.';
COMMENT ON COLUMN components.name IS 'Its name.';
COMMENT ON COLUMN components.kind IS 'What it is: vision_encoder, language_model, connector or pooling.';
COMMENT ON COLUMN components.family IS 'The wider name that it is a size or version of: CLIP for CLIP ViT-L/14; its own name where there is none.';
COMMENT ON COLUMN components.is_reviewed IS 'Whether reviewed data knows the name; false for a name that only documents use.';
COMMENT ON COLUMN components.since_run_id IS 'Run since which the row stands like this.';

CREATE TABLE model_components (
    model_id TEXT NOT NULL REFERENCES models (model_id),
    component_id TEXT NOT NULL REFERENCES components (component_id),
    role TEXT NOT NULL CHECK (role IN ('vision_encoder', 'language_model', 'connector', 'pooling')),
    status TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    is_preferred BOOLEAN NOT NULL DEFAULT true,
    upstream_count INTEGER NOT NULL DEFAULT 1,
    since_run_id INTEGER NOT NULL,
    PRIMARY KEY (model_id, component_id, role)
);
COMMENT ON TABLE model_components IS 'Which model is built from which part.';
COMMENT ON COLUMN model_components.model_id IS 'The model.';
COMMENT ON COLUMN model_components.component_id IS 'The part.';
COMMENT ON COLUMN model_components.role IS 'The part''s role in the model.';
COMMENT ON COLUMN model_components.status IS 'Status of the claim that was chosen.';
COMMENT ON COLUMN model_components.claim_id IS 'The claim that says so.';
COMMENT ON COLUMN model_components.is_preferred IS 'False where another part of the same model and role says it more exactly: SigLIP beside SigLIP-SO400M, a projection beside an MLP.';
COMMENT ON COLUMN model_components.upstream_count IS 'Independent sources that say it: snapshots of one upstream count once.';
COMMENT ON COLUMN model_components.since_run_id IS 'Run since which the row stands like this.';

CREATE TABLE datasets (
    dataset_id TEXT PRIMARY KEY CHECK (dataset_id <> ''),
    name TEXT NOT NULL,
    is_generic BOOLEAN NOT NULL DEFAULT false,
    is_reviewed BOOLEAN NOT NULL DEFAULT true,
    since_run_id INTEGER NOT NULL
);
COMMENT ON TABLE datasets IS 'Data sets that models are trained or evaluated on.';
COMMENT ON COLUMN datasets.dataset_id IS 'Slug of the data set.';
COMMENT ON COLUMN datasets.name IS 'Its name.';
COMMENT ON COLUMN datasets.is_generic IS 'Whether the name only says a kind of data ("VQA", "web-scraped datasets").';
COMMENT ON COLUMN datasets.is_reviewed IS 'Whether reviewed data knows the name; false for a name that only documents use.';
COMMENT ON COLUMN datasets.since_run_id IS 'Run since which the row stands like this.';

CREATE TABLE model_datasets (
    model_id TEXT NOT NULL REFERENCES models (model_id),
    dataset_id TEXT NOT NULL REFERENCES datasets (dataset_id),
    role TEXT NOT NULL,
    status TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    since_run_id INTEGER NOT NULL,
    PRIMARY KEY (model_id, dataset_id, role)
);
COMMENT ON TABLE model_datasets IS 'Which model uses which data set for what.';
COMMENT ON COLUMN model_datasets.model_id IS 'The model.';
COMMENT ON COLUMN model_datasets.dataset_id IS 'The data set.';
COMMENT ON COLUMN model_datasets.role IS 'pretraining, fine_tuning, evaluation, …; empty if not stated.';
COMMENT ON COLUMN model_datasets.status IS 'Status of the claim that was chosen.';
COMMENT ON COLUMN model_datasets.claim_id IS 'The claim that says so.';
COMMENT ON COLUMN model_datasets.since_run_id IS 'Run since which the row stands like this.';

CREATE TABLE model_benchmarks (
    model_id TEXT NOT NULL REFERENCES models (model_id),
    benchmark TEXT NOT NULL,
    status TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    since_run_id INTEGER NOT NULL,
    PRIMARY KEY (model_id, benchmark)
);
COMMENT ON TABLE model_benchmarks IS 'Benchmarks that a model is said to be evaluated on without a number beside; numbers are in scores.';
COMMENT ON COLUMN model_benchmarks.model_id IS 'The model.';
COMMENT ON COLUMN model_benchmarks.benchmark IS 'Name of the benchmark.';
COMMENT ON COLUMN model_benchmarks.status IS 'Status of the claim that was chosen.';
COMMENT ON COLUMN model_benchmarks.claim_id IS 'The claim that says so.';
COMMENT ON COLUMN model_benchmarks.since_run_id IS 'Run since which the row stands like this.';

CREATE TABLE model_facts (
    model_id TEXT NOT NULL REFERENCES models (model_id),
    attribute TEXT NOT NULL,
    qualifier TEXT NOT NULL,
    value_text TEXT NOT NULL,
    value_number DOUBLE CHECK (isfinite(value_number)),
    unit TEXT NOT NULL,
    comparator TEXT NOT NULL,
    status TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    place_count INTEGER NOT NULL CHECK (place_count > 0),
    upstream_count INTEGER NOT NULL CHECK (upstream_count > 0),
    since_run_id INTEGER NOT NULL,
    PRIMARY KEY (model_id, attribute, qualifier, value_text)
);
COMMENT ON TABLE model_facts IS 'What else is concluded about models: context length, base model, data set sizes, architecture, method, addresses, and parts that are said to be absent.';
COMMENT ON COLUMN model_facts.model_id IS 'The model.';
COMMENT ON COLUMN model_facts.attribute IS 'As in the claims: context_length_tokens, base_model, dataset_size, architecture, …';
COMMENT ON COLUMN model_facts.qualifier IS 'As in the claims; empty if none.';
COMMENT ON COLUMN model_facts.value_text IS 'The value; "none" where the document says that there is none (an encoder-free model has vision_encoder none).';
COMMENT ON COLUMN model_facts.value_number IS 'The value as a number, if it is one.';
COMMENT ON COLUMN model_facts.unit IS 'Unit of value_number; empty if none.';
COMMENT ON COLUMN model_facts.comparator IS '= exact, < below, > above, ~ about.';
COMMENT ON COLUMN model_facts.status IS 'Status of the claim that was chosen, or conflict where numbers disagree.';
COMMENT ON COLUMN model_facts.claim_id IS 'The claim that was chosen.';
COMMENT ON COLUMN model_facts.place_count IS 'Places that say this value.';
COMMENT ON COLUMN model_facts.upstream_count IS 'Independent sources that say it: snapshots of one upstream count once.';
COMMENT ON COLUMN model_facts.since_run_id IS 'Run since which the row stands like this.';

CREATE TABLE publications (
    publication_id TEXT PRIMARY KEY CHECK (publication_id <> ''),
    title TEXT,
    arxiv_id TEXT,
    url TEXT,
    claim_id TEXT NOT NULL,
    since_run_id INTEGER NOT NULL
);
COMMENT ON TABLE publications IS 'Papers about the models.';
COMMENT ON COLUMN publications.publication_id IS 'arXiv identifier, or a slug of title or address.';
COMMENT ON COLUMN publications.title IS 'Title, if stated.';
COMMENT ON COLUMN publications.arxiv_id IS 'arXiv identifier without version, if stated.';
COMMENT ON COLUMN publications.url IS 'Address, if stated.';
COMMENT ON COLUMN publications.claim_id IS 'A claim that names it.';
COMMENT ON COLUMN publications.since_run_id IS 'Run since which the row stands like this.';

CREATE TABLE model_publications (
    model_id TEXT NOT NULL REFERENCES models (model_id),
    publication_id TEXT NOT NULL REFERENCES publications (publication_id),
    status TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    since_run_id INTEGER NOT NULL,
    PRIMARY KEY (model_id, publication_id)
);
COMMENT ON TABLE model_publications IS 'Which paper is about which model.';
COMMENT ON COLUMN model_publications.model_id IS 'The model.';
COMMENT ON COLUMN model_publications.publication_id IS 'The paper.';
COMMENT ON COLUMN model_publications.status IS 'Status of the claim that was chosen.';
COMMENT ON COLUMN model_publications.claim_id IS 'The claim that says so.';
COMMENT ON COLUMN model_publications.since_run_id IS 'Run since which the row stands like this.';

CREATE TABLE authors (
    author_id TEXT PRIMARY KEY CHECK (author_id <> ''),
    name TEXT NOT NULL,
    is_organization BOOLEAN NOT NULL,
    since_run_id INTEGER NOT NULL
);
COMMENT ON TABLE authors IS 'People and organizations that wrote the papers.';
COMMENT ON COLUMN authors.author_id IS 'Slug of the name.';
COMMENT ON COLUMN authors.name IS 'The name as written.';
COMMENT ON COLUMN authors.is_organization IS 'Whether it is an organization.';
COMMENT ON COLUMN authors.since_run_id IS 'Run since which the row stands like this.';

CREATE TABLE publication_authors (
    publication_id TEXT NOT NULL REFERENCES publications (publication_id),
    author_id TEXT NOT NULL REFERENCES authors (author_id),
    "order" INTEGER NOT NULL CHECK ("order" > 0),
    claim_id TEXT NOT NULL,
    since_run_id INTEGER NOT NULL,
    PRIMARY KEY (publication_id, author_id)
);
COMMENT ON TABLE publication_authors IS 'Who wrote which paper.';
COMMENT ON COLUMN publication_authors.publication_id IS 'The paper.';
COMMENT ON COLUMN publication_authors.author_id IS 'The author.';
COMMENT ON COLUMN publication_authors."order" IS 'Place in the list of authors, counting from 1.';
COMMENT ON COLUMN publication_authors.claim_id IS 'The claim that says so.';
COMMENT ON COLUMN publication_authors.since_run_id IS 'Run since which the row stands like this.';

CREATE TABLE disputes (
    model_id TEXT NOT NULL REFERENCES models (model_id),
    attribute TEXT NOT NULL,
    qualifier TEXT NOT NULL,
    claims_that_disagree STRUCT(
        value TEXT, number DOUBLE, unit TEXT, status TEXT, document TEXT, line INTEGER, claim_id TEXT
    )[] NOT NULL,
    upstream_count INTEGER NOT NULL CHECK (upstream_count > 0),
    since_run_id INTEGER NOT NULL,
    PRIMARY KEY (model_id, attribute, qualifier)
);
COMMENT ON TABLE disputes IS 'Keys under which standing claims state different numbers, worked out once a run; the view conflicts shows them with names.';
COMMENT ON COLUMN disputes.model_id IS 'The model.';
COMMENT ON COLUMN disputes.attribute IS 'What the claims are about.';
COMMENT ON COLUMN disputes.qualifier IS 'Benchmark and split, metric, scope, condition in one text.';
COMMENT ON COLUMN disputes.claims_that_disagree IS 'The claims, each with value, number, unit, status, document, line and claim_id.';
COMMENT ON COLUMN disputes.upstream_count IS 'Independent sources among them: snapshots of one upstream count once.';
COMMENT ON COLUMN disputes.since_run_id IS 'Run since which the row stands like this.';

CREATE TABLE check_results (
    run_id INTEGER NOT NULL REFERENCES runs (run_id),
    check_name TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('warning', 'error')),
    row_count INTEGER NOT NULL CHECK (row_count > 0),
    message TEXT NOT NULL,
    sample JSON NOT NULL,
    PRIMARY KEY (run_id, check_name)
);
COMMENT ON TABLE check_results IS 'Checks that returned rows, by run.';
COMMENT ON COLUMN check_results.run_id IS 'The run.';
COMMENT ON COLUMN check_results.check_name IS 'File stem of the check.';
COMMENT ON COLUMN check_results.severity IS 'warning: recorded; error: held the publish back.';
COMMENT ON COLUMN check_results.row_count IS 'Number of offending rows.';
COMMENT ON COLUMN check_results.message IS 'What the check is about.';
COMMENT ON COLUMN check_results.sample IS 'The first offending rows as a JSON array.';
