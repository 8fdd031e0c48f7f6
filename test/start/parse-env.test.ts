import { describe, expect, it } from 'vitest'
import { parseEnv } from '../../src/env/parse-env'
import { SettingsError } from '../../src/errors'

const secret = '9f2c41d07be85a63c1f0d2e4a7b69358'
const mongo = { DATABASE_URL: 'mongodb://127.0.0.1/assises', PAYLOAD_SECRET: secret }

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    parseEnv(source)
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
  return []
}

describe('parseEnv', () => {
  it('requires no variable', () => {
    expect(parseEnv({})).toMatchObject({
      PORT: 3000,
      DATABASE_URL: 'file:./data/assises.db',
      DATA_DIR: './data',
      MEDIA_DIR: './media',
      CORS_ORIGINS: [],
      isProduction: false,
      isMongo: false,
    })
  })

  it('treats an empty value as absent', () => {
    expect(parseEnv({ PORT: '', PUBLIC_URL: ' ', DATABASE_URL: '' })).toEqual(parseEnv({}))
  })

  it.each([
    ['PORT', '8080', 8080],
    ['PUBLIC_URL', 'https://cms.exemple.fr/', 'https://cms.exemple.fr'],
    ['CORS_ORIGINS', 'https://a.fr, https://b.fr/ ,https://a.fr', ['https://a.fr', 'https://b.fr']],
    ['TRUST_PROXY', '127.0.0.1, 10.0.0.0/8,', ['127.0.0.1', '10.0.0.0/8']],
    ['DATABASE_URL', 'file:/srv/cms.db', 'file:/srv/cms.db'],
    ['REDIS_URL', 'rediss://redis:6379', 'rediss://redis:6379'],
    ['EDGE_PURGE_URL', 'varnish+http://varnish:80/', 'varnish+http://varnish:80/'],
  ])('reads %s=%s', (name, value, expected) => {
    expect(parseEnv({ [name]: value })).toHaveProperty(name, expected)
  })

  it.each([
    ['file:./data/assises.db', './data'],
    ['file:///srv/cms/site.db', '/srv/cms'],
    ['file::memory:', './data'],
    [mongo.DATABASE_URL, './data'],
  ])('stores the data of %s in %s', (DATABASE_URL, folder) => {
    expect(parseEnv({ ...mongo, DATABASE_URL }).DATA_DIR).toBe(folder)
  })

  it.each([
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', '3000x'],
    ['DATABASE_URL', 'postgres://localhost/cms'],
    ['DATABASE_URL', 'mongodb://'],
    ['DATABASE_URL', 'file:'],
    ['PUBLIC_URL', 'cms.exemple.fr'],
    ['PUBLIC_URL', 'https://exemple.fr/cms'],
    ['CORS_ORIGINS', 'https://a.fr,*'],
    ['TRUST_PROXY', 'proxy'],
    ['TRUST_PROXY', '10.0.0.0/'],
    ['REDIS_URL', 'http://redis'],
    ['SMTP_URL', 'mail.exemple.fr'],
    ['S3_BUCKET', 'Mes Images'],
    ['S3_ENDPOINT', 'https://s3.exemple.fr/images'],
    ['S3_PREFIX', '/assises/'],
    ['BACKUP_BUCKET', 'assises-sauvegardes'],
    ['BACKUP_S3_ENDPOINT', 'https://s3.exemple.fr/archives'],
    ['EDGE_PURGE_URL', 'ftp://cdn'],
    ['EDGE_PURGE_URL', 'https://cdn.exemple.fr'],
    ['EDGE_PURGE_URL', 'varnish+ftp://cdn'],
    ['EDGE_PURGE_URL', 'fastly:'],
    ['EDGE_PURGE_URL', 'fastly:a/b'],
    ['SECURITY_CONTACT', 'securite@exemple.fr'],
    ['SECURITY_CONTACT', 'http://exemple.fr/securite'],
    ['EDGE_PURGE_TOKEN', 'court'],
    ['METRICS_TOKEN', '0123456789abcde'],
    ['METRICS_TOKEN', '0123456789 abcdef'],
    ['METRICS_PORT', '0'],
    ['SECOND_FACTOR', 'admin'],
    ['SECOND_FACTOR', 'admin:sometimes'],
    ['SECOND_FACTOR', 'guest:required'],
    ['SECOND_FACTOR_FROM', '15/01/2027'],
    ['SECOND_FACTOR_GRACE_DAYS', '91'],
    ['MAIL_FROM', 'Assises <a@exemple.fr>'],
    ['ADMIN_EMAIL', 'admin'],
    ['ADMIN_PASSWORD', 'court'],
    ['PAYLOAD_SECRET', 'court'],
    ['PAYLOAD_SECRET', 'a'.repeat(64)],
    ['PAYLOAD_SECRET', 'change-me-change-me-change-me-please'],
    ['PAYLOAD_SECRET', 'secret-0123456789-abcdefghijklmnop'],
  ])('refuses %s=%s in one French sentence', (name, value) => {
    const [problem, ...others] = problemsOf({ [name]: value }).filter((sentence) => sentence.startsWith(name))
    expect(problem).toMatch(/\u00A0: .+\.$/)
    expect(others).toEqual([])
  })

  it('lists every wrong variable at once', () => {
    const names = problemsOf({ PORT: 'x', DATABASE_URL: 'mysql://a', SMTP_URL: 'smtp://mail', PAYLOAD_SECRET: 'court' })
    expect(names.map((problem) => problem.split('\u00A0')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'MAIL_FROM',
      'PUBLIC_URL',
      'PAYLOAD_SECRET',
    ])
  })

  it('refuses half a bucket', () => {
    const namesOf = (source: Record<string, string>) => problemsOf(source).map((problem) => problem.split('\u00A0')[0])
    expect(namesOf({ S3_BUCKET: 'assises' })).toEqual(['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY', 'S3_REGION'])
    expect(namesOf({ S3_ACCESS_KEY_ID: 'une-cle' })).toEqual(['S3_BUCKET'])
    const whole = { S3_BUCKET: 'assises', S3_ACCESS_KEY_ID: 'une-cle', S3_SECRET_ACCESS_KEY: 'une-cle-secrete' }
    expect(namesOf({ ...whole, S3_ENDPOINT: 'https://s3.exemple.fr' })).toEqual([])
  })

  it('refuses half a bucket of backups, and one among the uploads', () => {
    const namesOf = (source: Record<string, string>) => problemsOf(source).map((problem) => problem.split('\u00A0')[0])
    const BACKUP_BUCKET = 's3://sauvegardes/production'
    const key = { S3_ENDPOINT: 'https://s3.exemple.fr', S3_ACCESS_KEY_ID: 'cle', S3_SECRET_ACCESS_KEY: 'cle-secrete' }
    expect(namesOf({ BACKUP_BUCKET })).toEqual(['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY', 'S3_REGION'])
    expect(namesOf({ BACKUP_S3_REGION: 'fr-par' })).toEqual(['BACKUP_BUCKET'])
    expect(namesOf({ BACKUP_BUCKET, ...key })).toEqual([])
    const files = { ...key, S3_BUCKET: 'fichiers', S3_PREFIX: 'site' }
    expect(namesOf({ BACKUP_BUCKET, ...files, BACKUP_S3_REGION: 'fr-par' })).toEqual([
      'BACKUP_S3_ACCESS_KEY_ID',
      'BACKUP_S3_SECRET_ACCESS_KEY',
    ])
    const inFolder = (folder: string) => namesOf({ ...files, BACKUP_BUCKET: `s3://fichiers/${folder}` })
    expect(['site', 'site/', 'site/media/x'].flatMap(inFolder)).toEqual(Array(3).fill('BACKUP_BUCKET'))
    expect(['site/sauvegardes', 'autre'].flatMap(inFolder)).toEqual([])
  })

  it('never repeats the value of a secret', () => {
    const values = {
      PAYLOAD_SECRET: 'hunter2-a',
      ADMIN_PASSWORD: 'hunter2-b',
      DATABASE_URL: 'mysql://root:hunter2-c@db',
    }
    expect(problemsOf(values)).toHaveLength(3)
    expect(problemsOf(values).join()).not.toContain('hunter2')
  })

  it('requires a secret with MongoDB, except for a build or generated code', () => {
    expect(problemsOf({ DATABASE_URL: mongo.DATABASE_URL })).toEqual([
      expect.stringMatching(/^PAYLOAD_SECRET.*MongoDB/),
    ])
    expect(parseEnv({ DATABASE_URL: mongo.DATABASE_URL }, true).PAYLOAD_SECRET).toBeUndefined()
    expect(parseEnv(mongo)).toMatchObject({ isMongo: true, PAYLOAD_SECRET: secret })
  })

  it.each(['fastly:service', 'cloudflare:zone'])('requires the token that purges %s', (EDGE_PURGE_URL) => {
    expect(problemsOf({ EDGE_PURGE_URL })).toEqual([expect.stringMatching(/^EDGE_PURGE_TOKEN/)])
    expect(problemsOf({ EDGE_PURGE_URL, EDGE_PURGE_TOKEN: secret })).toEqual([])
  })
})
