import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SMALL_WITHIN_MS } from '../../file-stores/bucket'
import { getLarge } from '../../file-stores/get-large'
import { abortUploads, putLarge } from '../../file-stores/put-large'
import { isArchive } from '../archive-files'
import { explained } from '../backup-error'
import { isLedgerCopy } from '../ledger-names'
import type { Progress } from '../progress'
import type { ArchivePlace, BroughtArchive } from './archive-place'
import { type ArchiveSettings, type BackupBucket, backupBucketAt } from './backup-bucket'
import { explainedBucket } from './bucket-problem'
import { DRAFT_PREFIX, makeBroughtFolder } from './drafts'

/** An upload of another machine, of which nobody here knows whether it still runs, has ended after so long. */
const LONGEST_MS = 12 * 3_600_000

/** Archives in a bucket, at `s3://bucket/folder`. They are made in `BACKUP_DIR`, and brought there to be read. */
export class BucketPlace implements ArchivePlace {
  readonly #place: BackupBucket
  readonly #folder: string

  constructor(address: string, settings: ArchiveSettings) {
    this.#place = backupBucketAt(address, settings)
    this.#folder = resolve(settings.BACKUP_DIR)
  }

  addressOf(name: string): string {
    return `s3://${this.#place.bucket.settings.name}/${this.#place.prefix}${name}`
  }

  draftOf(name: string): string {
    return join(this.#folder, DRAFT_PREFIX + name)
  }

  isUsed(): boolean {
    return true
  }

  prepare(): Promise<void> {
    return this.#use(async ({ bucket, prefix }) => {
      await bucket.check(SMALL_WITHIN_MS)
      const left = (await readdir(this.#folder)).filter((name) => name.startsWith(DRAFT_PREFIX))
      const interrupted = new Set(left.map((name) => prefix + name.slice(DRAFT_PREFIX.length)))
      const before = Date.now() - LONGEST_MS
      await abortUploads(bucket, prefix, (key, begunAt) => {
        const isOld = begunAt !== undefined && begunAt.getTime() < before
        return interrupted.has(key) || (isOld && isArchive(key.slice(prefix.length)))
      })
    })
  }

  async store(name: string, onProgress?: (progress: Progress) => void): Promise<void> {
    const draft = this.draftOf(name)
    try {
      await this.#use(({ bucket, prefix }) =>
        putLarge(bucket, prefix + name, draft, (done, total) => onProgress?.({ done, total })),
      )
    } finally {
      await rm(draft, { force: true })
    }
  }

  names(): Promise<string[]> {
    return this.#use(async ({ bucket, prefix }) => {
      const names: string[] = []
      for await (const { key } of bucket.list(prefix)) names.push(key.slice(prefix.length))
      return names
    })
  }

  remove(name: string): Promise<void> {
    return this.#use(({ bucket, prefix }) => bucket.remove(prefix + name))
  }

  async bring(name: string, onProgress?: (progress: Progress) => void): Promise<BroughtArchive | undefined> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const folder = await makeBroughtFolder(this.#folder)
    const release = () => rm(folder, { recursive: true, force: true })
    const path = join(folder, name)
    try {
      const onBytes = (done: number, total: number) => onProgress?.({ done, total })
      if (await this.#use(({ bucket, prefix }) => getLarge(bucket, prefix + name, path, onBytes))) {
        await this.#bringLedgers(folder)
        return { path, release }
      }
    } catch (error) {
      await release()
      throw explained(error, this.#folder)
    }
    await release()
    return undefined
  }

  readText(name: string, withinMs = SMALL_WITHIN_MS): Promise<string | undefined> {
    return this.#use(async ({ bucket, prefix }) => {
      const body = await bucket.get(prefix + name, withinMs)
      return body && Buffer.concat(await body.toArray()).toString('utf8')
    })
  }

  writeText(name: string, text: string): Promise<void> {
    return this.#use(({ bucket, prefix }) => bucket.put(prefix + name, Buffer.from(text), SMALL_WITHIN_MS))
  }

  async #bringLedgers(folder: string): Promise<void> {
    for (const name of (await this.names()).filter(isLedgerCopy)) {
      await writeFile(join(folder, name), (await this.readText(name)) ?? '', { mode: 0o600 })
    }
  }

  async #use<Result>(work: (place: BackupBucket) => Promise<Result>): Promise<Result> {
    try {
      return await work(this.#place)
    } catch (error) {
      throw explainedBucket(error, this.#place)
    }
  }
}
