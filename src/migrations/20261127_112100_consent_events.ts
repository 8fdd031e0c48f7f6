import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'
import { wordingText } from '../domain/consent-wordings'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`consent_events\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`consent\` text,
  	\`kind\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`subject_collection\` text,
  	\`subject\` text,
  	\`person\` text,
  	\`scope\` text,
  	\`display_mode\` text,
  	\`from\` text,
  	\`to\` text,
  	\`wording\` text,
  	\`wording_text\` text,
  	\`how\` text,
  	\`by\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`consent_events_consent_idx\` ON \`consent_events\` (\`consent\`);`)
  await db.run(sql`CREATE INDEX \`consent_events_at_idx\` ON \`consent_events\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`consent_events_subject_idx\` ON \`consent_events\` (\`subject\`);`)
  await db.run(sql`CREATE INDEX \`consent_events_updated_at_idx\` ON \`consent_events\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`consent_events_created_at_idx\` ON \`consent_events\` (\`created_at\`);`)
  // The column keeps its former default: without it SQLite would rebuild the table, and every write names its wording.
  await db.run(sql`ALTER TABLE \`consents\` ADD \`how\` text;`)
  await db.run(sql`ALTER TABLE \`consents\` ADD \`display_mode\` text;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`consent_events_id\` text(36) REFERENCES consent_events(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_consent_events_id_idx\` ON \`payload_locked_documents_rels\` (\`consent_events_id\`);`)
  await carryOver(db)
}

/** Records that the consents from before were given, and withdrawn where they were. */
async function carryOver(db: MigrateUpArgs['db']): Promise<void> {
  const consents = await db.all<Record<string, string | null>>(sql`
    SELECT c.id, c.person, c.given_on, c.expires_on, c.wording, c.withdrawn_at, c.created_at,
      coalesce(r.testimonials_id, r.speakers_id, r.media_id) AS subject,
      CASE WHEN r.testimonials_id IS NOT NULL THEN 'testimonials' WHEN r.speakers_id IS NOT NULL THEN 'speakers'
        WHEN r.media_id IS NOT NULL THEN 'media' END AS subject_collection,
      (SELECT json_group_array(s.value) FROM (SELECT value FROM consents_scope WHERE parent_id = c.id ORDER BY value) s) AS scope
    FROM consents c LEFT JOIN consents_rels r ON r.parent_id = c.id AND r.path = 'subject'`)
  for (const consent of consents) {
    const text = wordingText(consent.wording) ?? null
    const events = [['given', consent.created_at], ['withdrawn', consent.withdrawn_at]].filter(([, at]) => at)
    for (const [kind, at] of events) {
      await db.run(sql`
        INSERT INTO consent_events (id, consent, kind, at, subject_collection, subject, person, scope, "from", "to", wording, wording_text)
        VALUES (${crypto.randomUUID()}, ${consent.id}, ${kind}, ${at}, ${consent.subject_collection}, ${consent.subject},
          ${consent.person}, ${consent.scope}, ${consent.given_on}, ${consent.expires_on}, ${consent.wording}, ${text})`)
    }
  }
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`consent_events\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`editions_id\` text(36),
  	\`sessions_id\` text(36),
  	\`rooms_id\` text(36),
  	\`speakers_id\` text(36),
  	\`testimonials_id\` text(36),
  	\`organisations_id\` text(36),
  	\`consents_id\` text(36),
  	\`key_figures_id\` text(36),
  	\`commitments_id\` text(36),
  	\`releases_id\` text(36),
  	\`imports_id\` text(36),
  	\`media_id\` text(36),
  	\`documents_id\` text(36),
  	\`users_id\` text(36),
  	\`api_clients_id\` text(36),
  	\`counters_id\` text(36),
  	\`leases_id\` text(36),
  	\`edition_copies_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`editions_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`sessions_id\`) REFERENCES \`sessions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`rooms_id\`) REFERENCES \`rooms\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`speakers_id\`) REFERENCES \`speakers\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`testimonials_id\`) REFERENCES \`testimonials\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`organisations_id\`) REFERENCES \`organisations\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`consents_id\`) REFERENCES \`consents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`key_figures_id\`) REFERENCES \`key_figures\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`commitments_id\`) REFERENCES \`commitments\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`releases_id\`) REFERENCES \`releases\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`imports_id\`) REFERENCES \`imports\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`documents_id\`) REFERENCES \`documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`api_clients_id\`) REFERENCES \`api_clients\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`counters_id\`) REFERENCES \`counters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`leases_id\`) REFERENCES \`leases\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`edition_copies_id\`) REFERENCES \`edition_copies\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "editions_id", "sessions_id", "rooms_id", "speakers_id", "testimonials_id", "organisations_id", "consents_id", "key_figures_id", "commitments_id", "releases_id", "imports_id", "media_id", "documents_id", "users_id", "api_clients_id", "counters_id", "leases_id", "edition_copies_id") SELECT "id", "order", "parent_id", "path", "editions_id", "sessions_id", "rooms_id", "speakers_id", "testimonials_id", "organisations_id", "consents_id", "key_figures_id", "commitments_id", "releases_id", "imports_id", "media_id", "documents_id", "users_id", "api_clients_id", "counters_id", "leases_id", "edition_copies_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_editions_id_idx\` ON \`payload_locked_documents_rels\` (\`editions_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_sessions_id_idx\` ON \`payload_locked_documents_rels\` (\`sessions_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_rooms_id_idx\` ON \`payload_locked_documents_rels\` (\`rooms_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_speakers_id_idx\` ON \`payload_locked_documents_rels\` (\`speakers_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_testimonials_id_idx\` ON \`payload_locked_documents_rels\` (\`testimonials_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_organisations_id_idx\` ON \`payload_locked_documents_rels\` (\`organisations_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_consents_id_idx\` ON \`payload_locked_documents_rels\` (\`consents_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_key_figures_id_idx\` ON \`payload_locked_documents_rels\` (\`key_figures_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_commitments_id_idx\` ON \`payload_locked_documents_rels\` (\`commitments_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_releases_id_idx\` ON \`payload_locked_documents_rels\` (\`releases_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_imports_id_idx\` ON \`payload_locked_documents_rels\` (\`imports_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_documents_id_idx\` ON \`payload_locked_documents_rels\` (\`documents_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_api_clients_id_idx\` ON \`payload_locked_documents_rels\` (\`api_clients_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_counters_id_idx\` ON \`payload_locked_documents_rels\` (\`counters_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_leases_id_idx\` ON \`payload_locked_documents_rels\` (\`leases_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_edition_copies_id_idx\` ON \`payload_locked_documents_rels\` (\`edition_copies_id\`);`)
  await db.run(sql`ALTER TABLE \`consents\` DROP COLUMN \`how\`;`)
  await db.run(sql`ALTER TABLE \`consents\` DROP COLUMN \`display_mode\`;`)
}
