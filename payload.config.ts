import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildConfig } from 'payload'
import sharp from 'sharp'
import { collections } from './collections'
import { refuseDeletedEdition } from './collections/editions/membership'
import { repeatableWrites } from './collections/repeatable-writes'
import { refuseOverlapsOnPublish } from './collections/sessions/refuse-overlaps'
import { hideFromAccess } from './collections/shared/access/hide-from-access'
import { restrictPayloadCollections } from './collections/shared/access/payload-collections'
import { adminSettings } from './collections/shared/admin/admin-settings'
import { bulkWrites } from './collections/shared/bulk-writes'
import { articleEditor } from './collections/shared/fields/rich-text'
import { languages } from './collections/shared/languages'
import { withFileRemoval, withFilesFirst } from './collections/shared/uploads/with-files'
import { secondFactor } from './collections/users/second-factor/plugin'
import { api } from './src/api/plugin'
import { repeatOnConflict } from './src/api/repeat-on-conflict'
import { audit } from './src/audit/plugin'
import { changesApi } from './src/changes-api/plugin'
import { consent } from './src/consent/plugin'
import { addresses } from './src/content/addresses/plugin'
import { changeNotes } from './src/content/changes/notes'
import { images } from './src/content/describe-images'
import { graphqlSchema } from './src/content/graphql/plugin'
import { readCache } from './src/content/read-cache/plugin'
import { richTexts } from './src/content/rich-text/plugin'
import { contract } from './src/contract/plugin'
import { databaseAdapter } from './src/database/adapter'
import { withBoundedPreferences } from './src/database/bounded-preferences'
import { withConflictNotes } from './src/database/conflict-notes'
import { withFreshStatistics } from './src/database/fresh-statistics'
import { withMissingRowsRefused } from './src/database/missing-rows'
import { withOperationSpans } from './src/database/operation-spans'
import { withPageTotals } from './src/database/page-totals'
import { withReferencesCleared } from './src/database/references'
import { withSlowQueries } from './src/database/slow-queries'
import { withTransactionScopes } from './src/database/transaction-scope'
import { withTransactions } from './src/database/transactions'
import { withWholeWrites } from './src/database/whole-writes'
import { withWriteEvents } from './src/database/write-events'
import { withWriteRule } from './src/database/write-rule'
import { delivery } from './src/delivery/plugin'
import { editorial } from './src/editorial/plugin'
import { env } from './src/env'
import { feeds } from './src/feeds/plugin'
import { LIMITS } from './src/http/limits'
import { payloadLogger } from './src/logs/payload-logger'
import { mailAdapter } from './src/mail/adapter'
import { site } from './src/site/plugin'
import { webhooks } from './src/webhooks/plugin'

const root = path.dirname(fileURLToPath(import.meta.url))

// Each decorator wraps those inside it, and a write passes them from the first to the last. Its files are written before it
// enters its transaction, which on SQLite is its turn; then it is checked, and the document before it is read for its event and
// its files, so that these see what others committed meanwhile. The event of a transaction is published when it is committed.
// Conflicts are noted around transactions.
const isTraced = env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined
const connected = withSlowQueries(
  env.SLOW_QUERY_MS,
  withOperationSpans(isTraced, await databaseAdapter(env.DATABASE_URL)),
)
const transactions = withTransactions(withPageTotals(withMissingRowsRefused(connected)))
const adapter = withConflictNotes(repeatableWrites, transactions)
const events = withWriteEvents(withReferencesCleared(withFileRemoval(withFreshStatistics(adapter))), changeNotes)
const checked = withWriteRule(refuseOverlapsOnPublish, withTransactionScopes(events))
const whole = withWholeWrites(withWriteRule(refuseDeletedEdition, checked))
const database = withBoundedPreferences(withFilesFirst(whole))

const features = [
  editorial(),
  consent(),
  site(),
  feeds(),
  changesApi(),
  webhooks(),
  contract(),
  delivery(),
  addresses(),
  readCache(),
  images(),
  richTexts(),
  graphqlSchema(),
]

export default buildConfig({
  plugins: [...features, secondFactor(env), audit(), bulkWrites(), api(env), repeatOnConflict()],
  db: database,
  secret: env.PAYLOAD_SECRET,
  serverURL: env.PUBLIC_URL ?? '',
  cors: env.CORS_ORIGINS,
  csrf: env.PUBLIC_URL ? [env.PUBLIC_URL] : [],
  email: mailAdapter(env),
  logger: payloadLogger,
  sharp,
  editor: articleEditor,
  collections,
  ...languages,
  admin: {
    ...adminSettings,
    user: 'users',
    importMap: { baseDir: root, importMapFile: path.join(root, 'src/app/(payload)/admin/importMap.js') },
  },
  defaultDepth: 1,
  maxDepth: 3,
  // The limit of a multipart body. `receiveFile` refuses a file of more than 10 MB, in the language of its sender.
  upload: { limits: { fileSize: LIMITS.rest.multipartBytes }, abortOnLimit: true },
  graphQL: { disableIntrospectionInProduction: false, schemaOutputFile: path.join(root, 'src/schema.graphql') },
  typescript: { outputFile: path.join(root, 'src/payload-types.ts'), autoGenerate: false },
  telemetry: false,
  onInit: (payload) => {
    restrictPayloadCollections(payload)
    hideFromAccess(payload)
  },
})
