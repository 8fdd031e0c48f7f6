import { resolve } from 'node:path'
import type { Settings } from '../env/parse-env'
import { Bucket } from './bucket'
import type { FileStore } from './file-store'
import { folderStore } from './folder-store'
import { objectStore } from './object-store'

/** The collections whose documents have files. */
export const uploadCollections = ['media', 'documents'] as const
export type UploadCollection = (typeof uploadCollections)[number]

/** Whether a collection has files. */
export const isUploadCollection = (slug: string): slug is UploadCollection =>
  uploadCollections.some((collection) => collection === slug)

/** Where the files of each upload collection are stored. */
export type UploadStores = Record<UploadCollection, FileStore>

type Folders = Pick<Settings, 'MEDIA_DIR' | 'DOCUMENTS_DIR'>
type BucketVariables = Pick<
  Settings,
  'S3_BUCKET' | 'S3_ENDPOINT' | 'S3_REGION' | 'S3_PREFIX' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'
>

/** The settings that say where files are. */
export type FilePlaces = Folders & BucketVariables

/** The bucket of the files of a site; `undefined` when they are on a disk. */
export function bucketOf(settings: BucketVariables): Bucket | undefined {
  const { S3_BUCKET: name, S3_ENDPOINT: endpoint, S3_REGION: region } = settings
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings
  if (!name || !accessKeyId || !secretAccessKey) return undefined
  return new Bucket({ name, endpoint, region, accessKeyId, secretAccessKey })
}

/** The stores of a site: in its bucket when it has one, else in its folders. */
export const uploadStores = (settings: FilePlaces): UploadStores =>
  storesInBucket(settings) ?? storesInFolders(settings)

/** The stores in folders of the disk. */
export const storesInFolders = ({ MEDIA_DIR, DOCUMENTS_DIR }: Folders): UploadStores => ({
  media: folderStore(resolve(MEDIA_DIR)),
  documents: folderStore(resolve(DOCUMENTS_DIR)),
})

/** The stores in a bucket; `undefined` without one. */
export function storesInBucket(settings: BucketVariables): UploadStores | undefined {
  const bucket = bucketOf(settings)
  if (!bucket) return undefined
  const prefix = settings.S3_PREFIX ? `${settings.S3_PREFIX}/` : ''
  return { media: objectStore(bucket, `${prefix}media/`), documents: objectStore(bucket, `${prefix}documents/`) }
}
