import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`audit\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`at\` text NOT NULL,
  	\`action\` text NOT NULL,
  	\`subject_collection\` text,
  	\`subject\` text,
  	\`actor_kind\` text NOT NULL,
  	\`actor\` text,
  	\`address\` text,
  	\`count\` numeric,
  	\`position\` numeric,
  	\`is_sealed\` integer DEFAULT false,
  	\`previous\` text,
  	\`hash\` text
  );
  `)
  await db.run(sql`CREATE INDEX \`audit_at_idx\` ON \`audit\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`audit_subject_idx\` ON \`audit\` (\`subject\`);`)
  await db.run(sql`CREATE INDEX \`audit_actor_idx\` ON \`audit\` (\`actor\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`audit_position_idx\` ON \`audit\` (\`position\`);`)
  await db.run(sql`CREATE INDEX \`audit_is_sealed_idx\` ON \`audit\` (\`is_sealed\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`audit\`;`)
}
