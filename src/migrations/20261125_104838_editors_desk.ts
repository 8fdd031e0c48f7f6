import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`editions_opening_hours\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`day\` text,
  	\`opens_at\` text,
  	\`closes_at\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`editions_opening_hours_order_idx\` ON \`editions_opening_hours\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`editions_opening_hours_parent_id_idx\` ON \`editions_opening_hours\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_editions_v_version_opening_hours\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`day\` text,
  	\`opens_at\` text,
  	\`closes_at\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_editions_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_editions_v_version_opening_hours_order_idx\` ON \`_editions_v_version_opening_hours\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_editions_v_version_opening_hours_parent_id_idx\` ON \`_editions_v_version_opening_hours\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`imports\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`file_name\` text NOT NULL,
  	\`format\` text NOT NULL,
  	\`edition_id\` text(36) NOT NULL,
  	\`state\` text NOT NULL,
  	\`by_id\` text(36),
  	\`counts\` text,
  	\`record\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`edition_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`imports_edition_idx\` ON \`imports\` (\`edition_id\`);`)
  await db.run(sql`CREATE INDEX \`imports_state_idx\` ON \`imports\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`imports_by_idx\` ON \`imports\` (\`by_id\`);`)
  await db.run(sql`CREATE INDEX \`imports_updated_at_idx\` ON \`imports\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`imports_created_at_idx\` ON \`imports\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`editions\` ADD \`changeover_minutes\` numeric DEFAULT 5;`)
  await db.run(sql`ALTER TABLE \`editions\` ADD \`copied_from\` text;`)
  await db.run(sql`CREATE INDEX \`editions_copied_from_idx\` ON \`editions\` (\`copied_from\`);`)
  await db.run(sql`ALTER TABLE \`_editions_v\` ADD \`version_changeover_minutes\` numeric DEFAULT 5;`)
  await db.run(sql`ALTER TABLE \`_editions_v\` ADD \`version_copied_from\` text;`)
  await db.run(sql`CREATE INDEX \`_editions_v_version_version_copied_from_idx\` ON \`_editions_v\` (\`version_copied_from\`);`)
  await db.run(sql`ALTER TABLE \`sessions\` ADD \`copied_from\` text;`)
  await db.run(sql`CREATE INDEX \`sessions_copied_from_idx\` ON \`sessions\` (\`copied_from\`);`)
  await db.run(sql`ALTER TABLE \`sessions_locales\` ADD \`notice\` text;`)
  await db.run(sql`ALTER TABLE \`_sessions_v\` ADD \`version_copied_from\` text;`)
  await db.run(sql`CREATE INDEX \`_sessions_v_version_version_copied_from_idx\` ON \`_sessions_v\` (\`version_copied_from\`);`)
  await db.run(sql`ALTER TABLE \`_sessions_v_locales\` ADD \`version_notice\` text;`)
  await db.run(sql`ALTER TABLE \`rooms\` ADD \`copied_from\` text;`)
  await db.run(sql`CREATE INDEX \`rooms_copied_from_idx\` ON \`rooms\` (\`copied_from\`);`)
  await db.run(sql`ALTER TABLE \`_rooms_v\` ADD \`version_copied_from\` text;`)
  await db.run(sql`CREATE INDEX \`_rooms_v_version_version_copied_from_idx\` ON \`_rooms_v\` (\`version_copied_from\`);`)
  await db.run(sql`ALTER TABLE \`speakers\` ADD \`declared_as\` text;`)
  await db.run(sql`ALTER TABLE \`_speakers_v\` ADD \`version_declared_as\` text;`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`restores\` numeric;`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`programme\` text;`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`imports_id\` text(36) REFERENCES imports(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_imports_id_idx\` ON \`payload_locked_documents_rels\` (\`imports_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`editions_opening_hours\`;`)
  await db.run(sql`DROP TABLE \`_editions_v_version_opening_hours\`;`)
  await db.run(sql`DROP TABLE \`imports\`;`)
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
  	\`media_id\` text(36),
  	\`documents_id\` text(36),
  	\`users_id\` text(36),
  	\`api_clients_id\` text(36),
  	\`counters_id\` text(36),
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
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`documents_id\`) REFERENCES \`documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`api_clients_id\`) REFERENCES \`api_clients\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`counters_id\`) REFERENCES \`counters\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "editions_id", "sessions_id", "rooms_id", "speakers_id", "testimonials_id", "organisations_id", "consents_id", "key_figures_id", "commitments_id", "releases_id", "media_id", "documents_id", "users_id", "api_clients_id", "counters_id") SELECT "id", "order", "parent_id", "path", "editions_id", "sessions_id", "rooms_id", "speakers_id", "testimonials_id", "organisations_id", "consents_id", "key_figures_id", "commitments_id", "releases_id", "media_id", "documents_id", "users_id", "api_clients_id", "counters_id" FROM \`payload_locked_documents_rels\`;`)
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
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_documents_id_idx\` ON \`payload_locked_documents_rels\` (\`documents_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_api_clients_id_idx\` ON \`payload_locked_documents_rels\` (\`api_clients_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_counters_id_idx\` ON \`payload_locked_documents_rels\` (\`counters_id\`);`)
  await db.run(sql`DROP INDEX \`editions_copied_from_idx\`;`)
  await db.run(sql`ALTER TABLE \`editions\` DROP COLUMN \`changeover_minutes\`;`)
  await db.run(sql`ALTER TABLE \`editions\` DROP COLUMN \`copied_from\`;`)
  await db.run(sql`DROP INDEX \`_editions_v_version_version_copied_from_idx\`;`)
  await db.run(sql`ALTER TABLE \`_editions_v\` DROP COLUMN \`version_changeover_minutes\`;`)
  await db.run(sql`ALTER TABLE \`_editions_v\` DROP COLUMN \`version_copied_from\`;`)
  await db.run(sql`DROP INDEX \`sessions_copied_from_idx\`;`)
  await db.run(sql`ALTER TABLE \`sessions\` DROP COLUMN \`copied_from\`;`)
  await db.run(sql`DROP INDEX \`_sessions_v_version_version_copied_from_idx\`;`)
  await db.run(sql`ALTER TABLE \`_sessions_v\` DROP COLUMN \`version_copied_from\`;`)
  await db.run(sql`DROP INDEX \`rooms_copied_from_idx\`;`)
  await db.run(sql`ALTER TABLE \`rooms\` DROP COLUMN \`copied_from\`;`)
  await db.run(sql`DROP INDEX \`_rooms_v_version_version_copied_from_idx\`;`)
  await db.run(sql`ALTER TABLE \`_rooms_v\` DROP COLUMN \`version_copied_from\`;`)
  await db.run(sql`ALTER TABLE \`sessions_locales\` DROP COLUMN \`notice\`;`)
  await db.run(sql`ALTER TABLE \`_sessions_v_locales\` DROP COLUMN \`version_notice\`;`)
  await db.run(sql`ALTER TABLE \`speakers\` DROP COLUMN \`declared_as\`;`)
  await db.run(sql`ALTER TABLE \`_speakers_v\` DROP COLUMN \`version_declared_as\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`restores\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`programme\`;`)
}
