import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`payload_jobs\` ADD \`lease_owner\` text;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` ADD \`lease_until\` text;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` ADD \`started_at\` text;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` ADD \`planned_for\` text;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` ADD \`reported_at\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`payload_jobs\` DROP COLUMN \`lease_owner\`;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` DROP COLUMN \`lease_until\`;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` DROP COLUMN \`started_at\`;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` DROP COLUMN \`planned_for\`;`)
  await db.run(sql`ALTER TABLE \`payload_jobs\` DROP COLUMN \`reported_at\`;`)
}
