import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'
import { editionName } from '../domain/edition-name'
import { searchKey } from '../domain/text'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`editions\` ADD \`short_name\` text;`)
  await db.run(sql`ALTER TABLE \`editions\` ADD \`short_name_key\` text;`)
  await db.run(sql`CREATE INDEX \`editions_short_name_idx\` ON \`editions\` (\`short_name\`);`)
  await db.run(sql`CREATE INDEX \`editions_short_name_key_idx\` ON \`editions\` (\`short_name_key\`);`)
  await db.run(sql`ALTER TABLE \`_editions_v\` ADD \`version_short_name\` text;`)
  await db.run(sql`ALTER TABLE \`_editions_v\` ADD \`version_short_name_key\` text;`)
  await db.run(sql`CREATE INDEX \`_editions_v_version_version_short_name_idx\` ON \`_editions_v\` (\`version_short_name\`);`)
  await db.run(sql`CREATE INDEX \`_editions_v_version_version_short_name_key_idx\` ON \`_editions_v\` (\`version_short_name_key\`);`)
  for (const [table, prefix] of [['editions', ''], ['_editions_v', 'version_']] as const) {
    const column = (name: string) => sql.raw(`\`${prefix}${name}\``)
    const rows = await db.all<{ id: string; startsOn: string | null; city: string | null }>(
      sql`SELECT id, ${column('starts_on')} AS startsOn, ${column('city')} AS city FROM ${sql.raw(table)}`,
    )
    for (const { id, ...edition } of rows) {
      const name = editionName(edition)
      await db.run(
        sql`UPDATE ${sql.raw(table)} SET ${column('short_name')} = ${name}, ${column('short_name_key')} = ${name && searchKey(name)} WHERE id = ${id}`,
      )
    }
  }
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`editions_short_name_idx\`;`)
  await db.run(sql`DROP INDEX \`editions_short_name_key_idx\`;`)
  await db.run(sql`ALTER TABLE \`editions\` DROP COLUMN \`short_name\`;`)
  await db.run(sql`ALTER TABLE \`editions\` DROP COLUMN \`short_name_key\`;`)
  await db.run(sql`DROP INDEX \`_editions_v_version_version_short_name_idx\`;`)
  await db.run(sql`DROP INDEX \`_editions_v_version_version_short_name_key_idx\`;`)
  await db.run(sql`ALTER TABLE \`_editions_v\` DROP COLUMN \`version_short_name\`;`)
  await db.run(sql`ALTER TABLE \`_editions_v\` DROP COLUMN \`version_short_name_key\`;`)
}
