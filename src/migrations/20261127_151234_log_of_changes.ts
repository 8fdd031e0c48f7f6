import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`change_notes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`subjects\` text NOT NULL,
  	\`is_ready\` integer DEFAULT true NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`change_notes_updated_at_idx\` ON \`change_notes\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`change_notes_created_at_idx\` ON \`change_notes\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`change_log\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`position\` numeric NOT NULL,
  	\`at\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`subject\` text NOT NULL,
  	\`is_newest\` integer,
  	\`slug\` text,
  	\`editions\` text,
  	\`former_editions\` text,
  	\`references\` text,
  	\`tags\` text,
  	\`events\` text,
  	\`hash\` text,
  	\`status\` text
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`change_log_position_idx\` ON \`change_log\` (\`position\`);`)
  await db.run(sql`CREATE INDEX \`change_log_at_idx\` ON \`change_log\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`change_log_subject_idx\` ON \`change_log\` (\`subject\`);`)
  await db.run(sql`CREATE INDEX \`change_log_is_newest_idx\` ON \`change_log\` (\`is_newest\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`change_notes\`;`)
  await db.run(sql`DROP TABLE \`change_log\`;`)
}
