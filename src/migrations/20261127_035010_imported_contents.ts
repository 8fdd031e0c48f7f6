import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`sessions\` ADD \`language\` text;`)
  await db.run(sql`ALTER TABLE \`sessions\` ADD \`source_id\` text;`)
  await db.run(sql`CREATE INDEX \`sessions_source_id_idx\` ON \`sessions\` (\`source_id\`);`)
  await db.run(sql`ALTER TABLE \`_sessions_v\` ADD \`version_language\` text;`)
  await db.run(sql`ALTER TABLE \`_sessions_v\` ADD \`version_source_id\` text;`)
  await db.run(sql`CREATE INDEX \`_sessions_v_version_version_source_id_idx\` ON \`_sessions_v\` (\`version_source_id\`);`)
  await db.run(sql`ALTER TABLE \`speakers\` ADD \`source_id\` text;`)
  await db.run(sql`CREATE INDEX \`speakers_source_id_idx\` ON \`speakers\` (\`source_id\`);`)
  await db.run(sql`ALTER TABLE \`_speakers_v\` ADD \`version_source_id\` text;`)
  await db.run(sql`CREATE INDEX \`_speakers_v_version_version_source_id_idx\` ON \`_speakers_v\` (\`version_source_id\`);`)
  await db.run(sql`ALTER TABLE \`imports\` ADD \`answers\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`sessions_source_id_idx\`;`)
  await db.run(sql`ALTER TABLE \`sessions\` DROP COLUMN \`language\`;`)
  await db.run(sql`ALTER TABLE \`sessions\` DROP COLUMN \`source_id\`;`)
  await db.run(sql`DROP INDEX \`_sessions_v_version_version_source_id_idx\`;`)
  await db.run(sql`ALTER TABLE \`_sessions_v\` DROP COLUMN \`version_language\`;`)
  await db.run(sql`ALTER TABLE \`_sessions_v\` DROP COLUMN \`version_source_id\`;`)
  await db.run(sql`DROP INDEX \`speakers_source_id_idx\`;`)
  await db.run(sql`ALTER TABLE \`speakers\` DROP COLUMN \`source_id\`;`)
  await db.run(sql`DROP INDEX \`_speakers_v_version_version_source_id_idx\`;`)
  await db.run(sql`ALTER TABLE \`_speakers_v\` DROP COLUMN \`version_source_id\`;`)
  await db.run(sql`ALTER TABLE \`imports\` DROP COLUMN \`answers\`;`)
}
