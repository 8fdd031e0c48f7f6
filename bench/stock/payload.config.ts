import { fileURLToPath } from 'node:url'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { stockCollections } from './collections'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The configuration of Payload's template, on a copy of the database of this project. */
export default buildConfig({
  secret: process.env.PAYLOAD_SECRET ?? '',
  db: sqliteAdapter({ client: { url: process.env.DATABASE_URL ?? '' }, idType: 'uuid', push: false }),
  editor: lexicalEditor(),
  sharp,
  collections: stockCollections,
  admin: { user: 'users', importMap: { baseDir: folder('.'), importMapFile: folder('app/admin/importMap.js') } },
  typescript: { autoGenerate: false },
  localization: { locales: ['fr', 'en'], defaultLocale: 'fr', fallback: true },
  defaultDepth: 1,
  maxDepth: 3,
  telemetry: false,
})
