import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`webhooks\` ADD \`is_limited\` integer;`)
  // What was limited by its list of editions stays so once they are deleted.
  await db.run(
    sql`UPDATE \`webhooks\` SET \`is_limited\` = \`id\` IN (SELECT \`parent_id\` FROM \`webhooks_rels\` WHERE \`path\` = 'editions');`,
  )
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`webhooks\` DROP COLUMN \`is_limited\`;`)
}
