import { z } from 'zod'
import { passwordProblem } from '../domain/password'
import { LOG_FORMATS, LOG_LEVELS } from '../logs/format-record'
import { SAMPLERS } from '../traces/sampler'
import { bucketProblems } from './bucket-problems'
import { parseEdgeUrl } from './edge-url'
import {
  choice,
  contact,
  count,
  cron,
  database,
  day,
  days,
  demands,
  edge,
  email,
  flag,
  folder,
  hosts,
  megabytes,
  milliseconds,
  networks,
  origin,
  origins,
  pairs,
  pattern,
  port,
  ratio,
  seconds,
  token,
  url,
} from './fields'

/** The variables of the environment, each checked on its own. */
export const variables = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: port('indiquez un port entre 1 et 65535, par exemple 3000.').default(3000),
  HOST: z.string().optional(),
  DATABASE_URL: database(
    'indiquez « file:./data/assises.db » (SQLite) ou une adresse « mongodb://… » ou « mongodb+srv://… » (MongoDB).',
  ).default('file:./data/assises.db'),
  PAYLOAD_SECRET: z.string().optional(),
  SECRET_CHANGED: z.string().optional(),
  PUBLIC_URL: origin('indiquez l’adresse publique sans chemin, par exemple https://cms.exemple.fr.').optional(),
  CORS_ORIGINS: origins(
    'indiquez des origines séparées par des virgules, par exemple https://www.exemple.fr,https://exemple.fr.',
  ).default([]),
  TRUST_PROXY: networks(
    'indiquez les adresses ou les réseaux de vos serveurs mandataires, séparés par des virgules, par exemple 127.0.0.1,10.0.0.0/8.',
  ).default([]),
  PREVIEW_URL: url(
    ['http:', 'https:'],
    'indiquez l’adresse de votre site qui ouvre un aperçu, par exemple https://www.exemple.fr/api/preview.',
  ).optional(),
  PREVIEW_SECRET: token(
    'choisissez au moins 16 caractères sans espace, par exemple avec « openssl rand -hex 16 ».',
  ).optional(),
  REDIS_URL: url(['redis:', 'rediss:'], 'indiquez une adresse « redis://… » ou « rediss://… ».').optional(),
  SMTP_URL: url(['smtp:', 'smtps:'], 'indiquez une adresse « smtp://… » ou « smtps://… ».').optional(),
  MAIL_FROM: email('indiquez une adresse seule, par exemple ne-pas-repondre@exemple.fr.').optional(),
  EDGE_PURGE_URL: edge('indiquez « varnish+http://… », « fastly:<service> » ou « cloudflare:<zone> ».').optional(),
  EDGE_PURGE_TOKEN: token(
    'indiquez au moins 16 caractères sans espace : la clé d’API du cache partagé, ou celle que vous avez choisie pour Varnish.',
  ).optional(),
  ADMIN_EMAIL: email('indiquez une adresse e-mail, par exemple admin@exemple.fr.').optional(),
  ADMIN_PASSWORD: z.string().optional(),
  CACHE_MAX_MB: megabytes('indiquez un nombre entier de mégaoctets entre 8 et 8192, par exemple 128.').default(128),
  CHANGES_RETENTION_DAYS: days('indiquez un nombre entier de jours entre 1 et 3650, par exemple 30.').default(30),
  AUDIT_RETENTION_DAYS: days('indiquez un nombre entier de jours entre 1 et 3650, par exemple 365.').default(365),
  METRICS_TOKEN: token(
    'choisissez au moins 16 caractères sans espace, par exemple avec « openssl rand -hex 16 ».',
  ).optional(),
  METRICS_PORT: port('indiquez un port entre 1 et 65535, par exemple 9100.').optional(),
  SECURITY_CONTACT: contact(
    'indiquez où signaler une faille : « mailto:securite@exemple.fr », ou une page « https://… ».',
  ).optional(),
  WEBHOOK_PRIVATE_HOSTS: hosts(
    'indiquez des noms ou des adresses de machines, séparés par des virgules, par exemple site:3000,10.0.0.7.',
  ).default([]),
  SECOND_FACTOR: demands(
    'indiquez « off », « offered » ou « required », ou un choix par rôle, par exemple admin:required,editor:offered.',
  ).default({ admin: 'offered', editor: 'offered', contributor: 'offered' }),
  SECOND_FACTOR_FROM: day('indiquez un jour, par exemple 2027-01-15.').optional(),
  SECOND_FACTOR_GRACE_DAYS: days('indiquez un nombre entier de jours entre 0 et 90, par exemple 2.', 0, 90).default(2),
  TRUSTED_DOCUMENTS: folder('indiquez un dossier qui existe, avec les requêtes GraphQL de confiance.').optional(),
  TRUSTED_DOCUMENTS_ONLY: flag('indiquez true ou false.').default(false),
  SEED: choice(
    ['none', 'example'],
    'indiquez « none » pour commencer sans contenu, ou « example » pour mettre l’exemple dans une base vide.',
  ).optional(),
  LOG_LEVEL: choice(LOG_LEVELS, 'indiquez debug, info, warn, error ou silent.').default('info'),
  LOG_FORMAT: choice(LOG_FORMATS, 'indiquez « json » ou « text ».').optional(),
  SLOW_QUERY_MS: milliseconds('indiquez un nombre entier de millisecondes entre 1 et 60000, par exemple 1000.').default(
    1_000,
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: url(
    ['http:', 'https:'],
    'indiquez l’adresse d’un collecteur OpenTelemetry, par exemple http://localhost:4318.',
  ).optional(),
  OTEL_EXPORTER_OTLP_HEADERS: pairs(
    'indiquez des en-têtes séparés par des virgules, par exemple « api-key=…,x-tenant=assises ».',
  ).default({}),
  OTEL_EXPORTER_OTLP_TIMEOUT: milliseconds(
    'indiquez un nombre entier de millisecondes entre 1 et 60000, par exemple 5000.',
  ).default(5_000),
  OTEL_TRACES_SAMPLER: choice(SAMPLERS, `indiquez l’un de ceux-ci : ${SAMPLERS.join(', ')}.`).default(
    'parentbased_always_on',
  ),
  OTEL_TRACES_SAMPLER_ARG: ratio('indiquez une part des traces, de 0 à 1, par exemple 0.1.').default(1),
  OTEL_SERVICE_NAME: z.string().optional(),
  OTEL_RESOURCE_ATTRIBUTES: pairs(
    'indiquez des noms et des valeurs séparés par des virgules, par exemple deployment.environment.name=production.',
  ).default({}),
  STOP_DELAY: seconds(0, 300, 'indiquez un nombre entier de secondes entre 0 et 300, par exemple 5.').default(0),
  STOP_TIMEOUT: seconds(1, 600, 'indiquez un nombre entier de secondes entre 1 et 600, par exemple 25.').default(25),
  MEDIA_DIR: z.string().default('./media'),
  DOCUMENTS_DIR: z.string().optional(),
  S3_BUCKET: pattern(
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    'indiquez le nom d’un bucket, par exemple assises-medias : des minuscules, des chiffres et des tirets.',
  ).optional(),
  S3_ENDPOINT: origin(
    'indiquez l’adresse du stockage objet sans chemin, par exemple https://s3.fr-par.scw.cloud.',
  ).optional(),
  S3_REGION: pattern(/^[a-z0-9-]{2,40}$/, 'indiquez une région, par exemple fr-par.').default('us-east-1'),
  S3_ACCESS_KEY_ID: pattern(/^[!-~]{3,}$/, 'indiquez l’identifiant de la clé, sans espace.').optional(),
  S3_SECRET_ACCESS_KEY: pattern(/^[!-~]{8,}$/, 'indiquez la clé secrète, sans espace.').optional(),
  S3_PREFIX: pattern(
    /^[\w-]+(?:\/[\w-]+)*$/,
    'indiquez un dossier du bucket, par exemple assises/production.',
  ).optional(),
  LEDGER_FILE: z.string().optional(),
  BACKUP_DIR: z.string().optional(),
  BACKUP_BUCKET: pattern(
    /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[\w-]+)*\/?$/,
    'indiquez un bucket et un dossier, par exemple s3://assises-sauvegardes/production.',
  ).optional(),
  BACKUP_S3_ENDPOINT: origin(
    'indiquez l’adresse du stockage objet sans chemin, par exemple https://s3.fr-par.scw.cloud.',
  ).optional(),
  BACKUP_S3_REGION: pattern(/^[a-z0-9-]{2,40}$/, 'indiquez une région, par exemple fr-par.').optional(),
  BACKUP_S3_ACCESS_KEY_ID: pattern(/^[!-~]{3,}$/, 'indiquez l’identifiant de la clé, sans espace.').optional(),
  BACKUP_S3_SECRET_ACCESS_KEY: pattern(/^[!-~]{8,}$/, 'indiquez la clé secrète, sans espace.').optional(),
  BACKUP_CRON: cron(
    'indiquez cinq champs (minute, heure, jour, mois, jour de la semaine), par exemple « 0 3 * * * » pour chaque nuit à 3 h.',
  ).optional(),
  VERIFY_DATABASE_URL: database(
    'indiquez une base de l’autre sorte que DATABASE_URL : « mongodb://… », ou « file:… » avec un fichier qui n’existe pas.',
  ).optional(),
  BACKUP_KEEP: count('indiquez un nombre entier de sauvegardes entre 1 et 1000, par exemple 14.').default(14),
})

type Source = Readonly<Record<string, string | undefined>>

/** The variables that others make wrong or necessary, each with a French sentence. `source` holds no empty value. */
export function* crossProblems(source: Source): Generator<[string, string]> {
  const { ADMIN_EMAIL, ADMIN_PASSWORD, SMTP_URL, MAIL_FROM, PUBLIC_URL, EDGE_PURGE_URL, EDGE_PURGE_TOKEN } = source
  const { PREVIEW_URL, PREVIEW_SECRET } = source
  const { TRUSTED_DOCUMENTS, TRUSTED_DOCUMENTS_ONLY } = source
  const weakness = ADMIN_PASSWORD === undefined ? undefined : passwordProblem(ADMIN_PASSWORD, ADMIN_EMAIL)
  if (weakness) yield ['ADMIN_PASSWORD', `choisissez-en un autre. ${weakness}`]
  if (SMTP_URL && !MAIL_FROM) yield ['MAIL_FROM', 'indiquez l’adresse d’expédition, puisque SMTP_URL est renseignée.']
  if (SMTP_URL && !PUBLIC_URL) {
    yield [
      'PUBLIC_URL',
      'indiquez l’adresse publique du site, puisque SMTP_URL est renseignée et que les e-mails y mènent.',
    ]
  }
  if (PREVIEW_URL && !PREVIEW_SECRET) {
    yield ['PREVIEW_SECRET', 'choisissez-en un, que votre site connaît aussi, puisque PREVIEW_URL est renseignée.']
  }
  if (TRUSTED_DOCUMENTS_ONLY === 'true' && !TRUSTED_DOCUMENTS) {
    yield ['TRUSTED_DOCUMENTS', 'indiquez le dossier des requêtes, puisque TRUSTED_DOCUMENTS_ONLY refuse les autres.']
  }
  yield* bucketProblems(source)
  const edgeKind = parseEdgeUrl(EDGE_PURGE_URL ?? '')?.kind
  if (edgeKind !== undefined && edgeKind !== 'varnish' && !EDGE_PURGE_TOKEN) {
    yield ['EDGE_PURGE_TOKEN', 'indiquez la clé d’API qui permet de vider ce cache.']
  }
}
