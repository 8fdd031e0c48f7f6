import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`api_clients_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`api_clients\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`api_clients_texts_order_parent\` ON \`api_clients_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`api_clients_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`editions_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`api_clients\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`editions_id\`) REFERENCES \`editions\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`api_clients_rels_order_idx\` ON \`api_clients_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`api_clients_rels_parent_idx\` ON \`api_clients_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`api_clients_rels_path_idx\` ON \`api_clients_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`api_clients_rels_editions_id_idx\` ON \`api_clients_rels\` (\`editions_id\`);`)
  await db.run(sql`ALTER TABLE \`api_clients\` ADD \`is_limited\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`api_clients\` ADD \`expires_at\` text;`)
  await db.run(sql`ALTER TABLE \`api_clients\` ADD \`key_end\` text;`)
  await db.run(sql`ALTER TABLE \`api_clients\` ADD \`key_made_at\` text;`)
  await db.run(sql`ALTER TABLE \`api_clients\` ADD \`previous_until\` text;`)
  await db.run(sql`ALTER TABLE \`api_clients\` ADD \`revoked_at\` text;`)
  await db.run(sql`ALTER TABLE \`api_clients\` ADD \`last_used_at\` text;`)
  await db.run(sql`ALTER TABLE \`api_clients\` ADD \`key_hash\` text;`)
  await db.run(sql`ALTER TABLE \`api_clients\` ADD \`previous_key_hash\` text;`)
  await db.run(sql`CREATE INDEX \`api_clients_expires_at_idx\` ON \`api_clients\` (\`expires_at\`);`)
  await db.run(sql`CREATE INDEX \`api_clients_key_hash_idx\` ON \`api_clients\` (\`key_hash\`);`)
  await db.run(sql`CREATE INDEX \`api_clients_previous_key_hash_idx\` ON \`api_clients\` (\`previous_key_hash\`);`)
  // The index by which Payload looked keys up is the hash that is stored from now on.
  await db.run(
    sql`UPDATE \`api_clients\` SET \`key_hash\` = \`api_key_index\`, \`key_made_at\` = \`updated_at\` WHERE \`api_key_index\` IS NOT NULL;`,
  )
  await db.run(sql`ALTER TABLE \`api_clients\` DROP COLUMN \`enable_a_p_i_key\`;`)
  await db.run(sql`ALTER TABLE \`api_clients\` DROP COLUMN \`api_key\`;`)
  await db.run(sql`ALTER TABLE \`api_clients\` DROP COLUMN \`api_key_index\`;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`api_clients_texts\`;`)
  await db.run(sql`DROP TABLE \`api_clients_rels\`;`)
  await db.run(sql`DROP INDEX \`api_clients_expires_at_idx\`;`)
  await db.run(sql`DROP INDEX \`api_clients_key_hash_idx\`;`)
  await db.run(sql`DROP INDEX \`api_clients_previous_key_hash_idx\`;`)
  await db.run(sql`ALTER TABLE \`api_clients\` ADD \`enable_a_p_i_key\` integer;`)
  await db.run(sql`ALTER TABLE \`api_clients\` ADD \`api_key\` text;`)
  await db.run(sql`ALTER TABLE \`api_clients\` ADD \`api_key_index\` text;`)
  await db.run(sql`ALTER TABLE \`api_clients\` DROP COLUMN \`is_limited\`;`)
  await db.run(sql`ALTER TABLE \`api_clients\` DROP COLUMN \`expires_at\`;`)
  await db.run(sql`ALTER TABLE \`api_clients\` DROP COLUMN \`key_end\`;`)
  await db.run(sql`ALTER TABLE \`api_clients\` DROP COLUMN \`key_made_at\`;`)
  await db.run(sql`ALTER TABLE \`api_clients\` DROP COLUMN \`previous_until\`;`)
  await db.run(sql`ALTER TABLE \`api_clients\` DROP COLUMN \`revoked_at\`;`)
  await db.run(sql`ALTER TABLE \`api_clients\` DROP COLUMN \`last_used_at\`;`)
  await db.run(sql`ALTER TABLE \`api_clients\` DROP COLUMN \`key_hash\`;`)
  await db.run(sql`ALTER TABLE \`api_clients\` DROP COLUMN \`previous_key_hash\`;`)
}
