-- Who is who: models, the names they go by, and where documents name them.

CREATE TABLE families (
    family_id TEXT PRIMARY KEY,
    name TEXT NOT NULL
);
COMMENT ON TABLE families IS 'Families of models: one row per name that several models share.';
COMMENT ON COLUMN families.family_id IS 'Slug of the family.';
COMMENT ON COLUMN families.name IS 'Name of the family.';

CREATE TABLE models (
    model_id TEXT PRIMARY KEY CHECK (model_id <> ''),
    name TEXT NOT NULL CHECK (name <> ''),
    -- No foreign key: DuckDB rewrites the whole row when an indexed column changes, which claims forbid. A check looks.
    family_id TEXT,
    organization TEXT,
    huggingface_id TEXT,
    variant_of TEXT,
    standing TEXT NOT NULL DEFAULT 'described',
    is_current BOOLEAN NOT NULL DEFAULT true
);
COMMENT ON TABLE models IS 'One row per model that any document names; two names are one model only by rule or by a reviewed alias.';
COMMENT ON COLUMN models.model_id IS 'Slug of the model.';
COMMENT ON COLUMN models.name IS 'Its usual name.';
COMMENT ON COLUMN models.family_id IS 'Its family, if known.';
COMMENT ON COLUMN models.organization IS 'Who made it, if known.';
COMMENT ON COLUMN models.huggingface_id IS 'Its repository on Hugging Face (organization/name), if a document gives it.';
COMMENT ON COLUMN models.variant_of IS 'model_id of the model that this is a size, resolution or checkpoint of, if known.';
COMMENT ON COLUMN models.standing IS 'How documents speak of it: described, named_only (in lists) or mentioned (in passing).';
COMMENT ON COLUMN models.is_current IS 'Whether a document that stands names it; false for models that only withdrawn claims speak of.';

CREATE TABLE model_aliases (
    alias TEXT NOT NULL CHECK (alias <> ''),
    model_id TEXT NOT NULL REFERENCES models (model_id),
    document_id TEXT,
    line INTEGER,
    PRIMARY KEY (alias, model_id)
);
COMMENT ON TABLE model_aliases IS 'The spellings that documents use for a model.';
COMMENT ON COLUMN model_aliases.alias IS 'The spelling as written.';
COMMENT ON COLUMN model_aliases.model_id IS 'The model.';
COMMENT ON COLUMN model_aliases.document_id IS 'First document that uses the spelling; NULL when it comes from reviewed data alone.';
COMMENT ON COLUMN model_aliases.line IS 'Line of its first use there.';

CREATE TABLE mentions (
    document_id TEXT NOT NULL REFERENCES documents (document_id),
    mention_index INTEGER NOT NULL CHECK (mention_index >= 0),
    name TEXT NOT NULL,
    model_id TEXT,
    line INTEGER NOT NULL,
    start_offset INTEGER NOT NULL,
    end_offset INTEGER NOT NULL,
    role TEXT NOT NULL,
    huggingface_id TEXT NOT NULL DEFAULT '',
    same_as TEXT[] NOT NULL,
    family TEXT NOT NULL DEFAULT '',
    variant_of TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'ok',
    PRIMARY KEY (document_id, mention_index)
);
COMMENT ON TABLE mentions IS 'Places where standing documents name a model.';
COMMENT ON COLUMN mentions.document_id IS 'The document.';
COMMENT ON COLUMN mentions.mention_index IS 'Number of the mention in the document, counting from 0.';
COMMENT ON COLUMN mentions.name IS 'The name as written.';
COMMENT ON COLUMN mentions.model_id IS 'The model that the name was resolved to.';
COMMENT ON COLUMN mentions.line IS 'Line of the document.';
COMMENT ON COLUMN mentions.start_offset IS 'Offset of the name in the decoded text.';
COMMENT ON COLUMN mentions.end_offset IS 'Offset after the name.';
COMMENT ON COLUMN mentions.role IS 'Where it stands: record, table, name_list, bullet, pair, repository_id, prose.';
COMMENT ON COLUMN mentions.huggingface_id IS 'Repository that the place names for it; empty if none.';
COMMENT ON COLUMN mentions.same_as IS 'Other spellings that the place equates with it.';
COMMENT ON COLUMN mentions.family IS 'Family that the place puts it in; empty if none.';
COMMENT ON COLUMN mentions.variant_of IS 'Model that the place calls it a variant of; empty if none.';
COMMENT ON COLUMN mentions.status IS 'ok, or why the mention is in doubt.';
