type Source = Readonly<Record<string, string | undefined>>
type Problem = [string, string]

/** What gives access to a bucket. */
const ACCESS = ['ENDPOINT', 'REGION', 'ACCESS_KEY_ID', 'SECRET_ACCESS_KEY'] as const

/** The variables of buckets that others make wrong or necessary, each with a French sentence. */
export function* bucketProblems(source: Source): Generator<Problem> {
  yield* filesProblems(source)
  yield* backupProblems(source)
}

function* filesProblems(source: Source): Generator<Problem> {
  const access = ACCESS.map((name) => `S3_${name}`).filter((name) => source[name])
  // The backups use them too.
  const given = [...(source.BACKUP_BUCKET ? [] : access), ...(source.S3_PREFIX ? ['S3_PREFIX'] : [])]
  if (given.length > 0 && !source.S3_BUCKET) {
    yield ['S3_BUCKET', `indiquez le nom du bucket, puisque ${given.join(', ')} est renseigné.`]
  }
  if (source.S3_BUCKET) yield* accessProblems(source, 'S3_', 'S3_BUCKET')
}

function* backupProblems(source: Source): Generator<Problem> {
  const own = ACCESS.map((name) => `BACKUP_S3_${name}`).filter((name) => source[name])
  if (!source.BACKUP_BUCKET) {
    if (own.length === 0) return
    const sentence = `indiquez le bucket des sauvegardes, par exemple s3://assises-sauvegardes, puisque ${own.join(', ')} est renseigné.`
    yield ['BACKUP_BUCKET', sentence]
    return
  }
  if (own.length > 0) yield* accessProblems(source, 'BACKUP_S3_', 'BACKUP_BUCKET')
  else if (!source.S3_BUCKET) yield* accessProblems(source, 'S3_', 'BACKUP_BUCKET')
  const isSameServer = own.length === 0 || source.BACKUP_S3_ENDPOINT === source.S3_ENDPOINT
  if (isSameServer && isAmongFiles(source)) {
    yield [
      'BACKUP_BUCKET',
      `indiquez un autre bucket que celui des fichiers, ou un dossier à part, par exemple s3://${source.S3_BUCKET}/sauvegardes.`,
    ]
  }
}

function* accessProblems(source: Source, prefix: 'S3_' | 'BACKUP_S3_', because: string): Generator<Problem> {
  for (const name of ['ACCESS_KEY_ID', 'SECRET_ACCESS_KEY']) {
    if (source[prefix + name]) continue
    yield [prefix + name, `indiquez la clé qui donne accès au bucket, puisque ${because} est renseigné.`]
  }
  if (!source[`${prefix}ENDPOINT`] && !source[`${prefix}REGION`]) {
    const other = `${prefix}ENDPOINT`
    yield [
      `${prefix}REGION`,
      `indiquez la région du bucket, ou dans ${other} l’adresse d’un autre stockage que celui d’AWS.`,
    ]
  }
}

/** Whether archives would lie among the uploads. */
function isAmongFiles({ BACKUP_BUCKET = '', S3_BUCKET, S3_PREFIX }: Source): boolean {
  const archives = `${BACKUP_BUCKET.replace(/\/+$/, '')}/`
  const files = `s3://${S3_BUCKET}/${S3_PREFIX ? `${S3_PREFIX}/` : ''}`
  return archives === files || ['media/', 'documents/'].some((folder) => archives.startsWith(files + folder))
}
