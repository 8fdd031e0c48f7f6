import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`share_links\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`by_id\` text(36),
  	\`language\` text NOT NULL,
  	\`expires_at\` text NOT NULL,
  	\`token_hash\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`share_links_by_idx\` ON \`share_links\` (\`by_id\`);`)
  await db.run(sql`CREATE INDEX \`share_links_expires_at_idx\` ON \`share_links\` (\`expires_at\`);`)
  await db.run(sql`CREATE INDEX \`share_links_token_hash_idx\` ON \`share_links\` (\`token_hash\`);`)
  await db.run(sql`CREATE INDEX \`share_links_updated_at_idx\` ON \`share_links\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`share_links_created_at_idx\` ON \`share_links\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`share_links_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`editions_id\` text(36),
  	\`sessions_id\` text(36),
  	\`speakers_id\` text(36),
  	\`testimonials_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`share_links\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`editions_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`sessions_id\`) REFERENCES \`sessions\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`speakers_id\`) REFERENCES \`speakers\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`testimonials_id\`) REFERENCES \`testimonials\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`share_links_rels_order_idx\` ON \`share_links_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`share_links_rels_parent_idx\` ON \`share_links_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`share_links_rels_path_idx\` ON \`share_links_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`share_links_rels_editions_id_idx\` ON \`share_links_rels\` (\`editions_id\`);`)
  await db.run(sql`CREATE INDEX \`share_links_rels_sessions_id_idx\` ON \`share_links_rels\` (\`sessions_id\`);`)
  await db.run(sql`CREATE INDEX \`share_links_rels_speakers_id_idx\` ON \`share_links_rels\` (\`speakers_id\`);`)
  await db.run(sql`CREATE INDEX \`share_links_rels_testimonials_id_idx\` ON \`share_links_rels\` (\`testimonials_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`share_links\`;`)
  await db.run(sql`DROP TABLE \`share_links_rels\`;`)
}
