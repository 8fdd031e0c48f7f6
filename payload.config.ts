import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { en } from '@payloadcms/translations/languages/en'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { collections } from './collections'
import { refuseOverlapsOnPublish } from './collections/sessions/publish-lock'
import { runByAdmin } from './collections/shared/access/jobs'
import { restrictPayloadCollections } from './collections/shared/access/payload-collections'
import { adminTranslations } from './collections/shared/admin-translations'
import { articleEditor } from './collections/shared/fields/rich-text'
import { homeDashboard } from './collections/shared/home-widgets'
import { payloadFrench } from './collections/shared/payload-french'
import { installReadCache, resolveCachedLists, withCachedLists } from './src/content/read-cache'
import { livePreview } from './src/content/site/live-preview'
import { databaseAdapter } from './src/database/adapter'
import { allowExclusiveTransactions } from './src/database/exclusive-transaction'
import { refreshStatistics } from './src/database/refresh-statistics'
import { publishConsentEnds } from './src/delivery/invalidation/publish-consent-ends'
import { publishWrites } from './src/delivery/invalidation/publish-writes'
import { watchExternalWrites } from './src/delivery/invalidation/watch-external-writes'
import { editorialEndpoints } from './src/editorial/endpoints'
import { env } from './src/env'
import { LIMITS } from './src/http/limits'
import { mailAdapter } from './src/mail/adapter'

const root = path.dirname(fileURLToPath(import.meta.url))

export default buildConfig({
  secret: env.PAYLOAD_SECRET,
  serverURL: env.PUBLIC_URL ?? '',
  cors: env.CORS_ORIGINS,
  csrf: env.PUBLIC_URL ? [env.PUBLIC_URL] : [],
  db: await databaseAdapter(env.DATABASE_URL),
  email: mailAdapter(env),
  sharp,
  editor: articleEditor,
  collections: withCachedLists(collections),
  endpoints: editorialEndpoints,
  localization: {
    locales: [
      { code: 'fr', label: { fr: 'Français', en: 'French' } },
      { code: 'en', label: { fr: 'Anglais', en: 'English' } },
    ],
    defaultLocale: 'fr',
    fallback: true,
  },
  i18n: {
    supportedLanguages: { fr: payloadFrench, en },
    fallbackLanguage: 'fr',
    translations: adminTranslations,
  },
  admin: {
    user: 'users',
    avatar: 'default',
    dateFormat: 'dd/MM/yyyy HH:mm',
    importMap: { baseDir: root, importMapFile: path.join(root, 'src/app/(payload)/admin/importMap.js') },
    components: {
      graphics: { Logo: '/src/admin/brand/logo#Logo', Icon: '/src/admin/brand/icon#Icon' },
      providers: ['/src/admin/checks/field-focus#FieldFocus'],
    },
    dashboard: homeDashboard,
    livePreview,
    meta: { titleSuffix: ' – Assises' },
    timezones: { defaultTimezone: 'Europe/Paris' },
  },
  defaultDepth: 1,
  maxDepth: 3,
  // What is read at most: `receiveFile` refuses a file of more than 10 MB in the language of its sender.
  upload: { limits: { fileSize: LIMITS.rest.multipartBytes }, abortOnLimit: true },
  graphQL: {
    queries: resolveCachedLists,
    disableIntrospectionInProduction: false,
    schemaOutputFile: path.join(root, 'src/schema.graphql'),
  },
  typescript: { outputFile: path.join(root, 'src/payload-types.ts'), autoGenerate: false },
  jobs: {
    access: { run: runByAdmin, queue: runByAdmin, cancel: runByAdmin },
    autoRun: [{ cron: '*/15 * * * * *', queue: 'default', limit: 50 }],
  },
  loggingLevels: {
    AuthenticationError: 'info',
    Forbidden: 'info',
    LockedAuth: 'warn',
    NotFound: 'debug',
    QueryError: 'debug',
  },
  telemetry: false,
  onInit: async (payload) => {
    restrictPayloadCollections(payload)
    await refuseOverlapsOnPublish(payload)
    allowExclusiveTransactions(payload)
    publishWrites(payload)
    installReadCache(payload)
    publishConsentEnds(payload)
    watchExternalWrites(payload)
    await refreshStatistics(payload)
  },
})
