import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { freePort } from './free-port'
import { until } from './wait-until'

/** A real server that speaks S3, on a port of its own, with an empty bucket. */
export interface BucketServer {
  /** The settings of a site whose files are in the bucket. */
  settings: Record<string, string>
  /** The keys of all objects, in order. */
  keys(prefix?: string): Promise<string[]>
  read(key: string): Promise<Buffer>
  write(key: string, bytes: Buffer): Promise<void>
  remove(key: string): Promise<void>
  /** The keys of uploads in parts that were begun, and neither completed nor given up. */
  uploads(): Promise<string[]>
  /** Makes it answer nothing until `resume`. */
  freeze(): void
  resume(): void
  close(): Promise<void>
}

const BUCKET = 'assises-tests'
const [accessKeyId, secretAccessKey] = ['key-of-tests', 'secret-of-tests-0123456789']
const logging = '<configuration><root level="OFF"/></configuration>'

/** Whether there is an S3Proxy, at the class path in the file that `TEST_S3PROXY` names; prints a line when there is none. */
export function hasBucketServer(): boolean {
  if (existsSync(process.env.TEST_S3PROXY ?? '')) return true
  process.stderr.write('SKIPPED: tests of object storage — TEST_S3PROXY names no class path of S3Proxy.\n')
  return false
}

/** Starts S3Proxy with its objects in a folder. It verifies signatures, and ends with the tests. */
export async function startBucketServer(): Promise<BucketServer> {
  const folder = await mkdtemp(join(tmpdir(), 'assises_test_bucket-'))
  const endpoint = `http://127.0.0.1:${await freePort()}`
  const child = await startProxy(folder, endpoint)
  const client = new S3Client({
    ...{ endpoint, region: 'us-east-1', forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } },
    ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
  })
  await until(() =>
    fetch(endpoint).then(
      () => true,
      () => false,
    ),
  )
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }))
  return {
    settings: {
      ...{ S3_ENDPOINT: endpoint, S3_BUCKET: BUCKET, S3_PREFIX: 'assises' },
      ...{ S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey },
    },
    keys: async (prefix = '') => {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: prefix }))
      return Contents.map(({ Key = '' }) => Key).sort()
    },
    read: async (key) => {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }))
      return Buffer.from((await Body?.transformToByteArray()) ?? [])
    },
    write: async (key, bytes) => {
      await client.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: bytes }))
    },
    uploads: async () => {
      const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket: BUCKET }))
      return Uploads.map(({ Key = '' }) => Key)
    },
    remove: async (key) => {
      await client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: key }))
    },
    freeze: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    close: async () => {
      client.destroy()
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function startProxy(folder: string, endpoint: string): Promise<ChildProcess> {
  const [objects, logback, settings] = ['objects', 'logback.xml', 's3proxy.conf'].map((name) => join(folder, name))
  await mkdir(String(objects))
  await writeFile(String(logback), logging)
  const lines = [
    `s3proxy.endpoint=${endpoint}`,
    's3proxy.authorization=aws-v4',
    `s3proxy.identity=${accessKeyId}`,
    `s3proxy.credential=${secretAccessKey}`,
    'jclouds.provider=filesystem-nio2',
    `jclouds.filesystem.basedir=${objects}`,
  ]
  await writeFile(String(settings), lines.join('\n'))
  const options = ['-XX:TieredStopAtLevel=1', '-Xmx128m', `-Dlogback.configurationFile=${logback}`]
  const classPath = readFileSync(String(process.env.TEST_S3PROXY), 'utf8').trim()
  const main = ['-cp', classPath, 'org.gaul.s3proxy.Main', '--properties', String(settings)]
  const child = spawn('java', [...options, ...main], { stdio: 'ignore' })
  process.once('exit', () => child.kill('SIGKILL'))
  return child
}
