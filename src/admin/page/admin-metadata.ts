import config from '@payload-config'
import { generatePageMetadata } from '@payloadcms/next/views'
import type { Metadata } from 'next'

type Page = Omit<Parameters<typeof generatePageMetadata>[0], 'config'>

/**
 * The metadata of an admin page, with `ownTitle` in place of the title of Payload. Payload says its own name in pages that do
 * not exist, in shared links and among the key words of forms, whatever the configuration.
 */
export async function adminMetadata(page: Page, ownTitle?: string): Promise<Metadata> {
  const { titleSuffix, description, icons, openGraph } = (await config).admin.meta as Metadata & { titleSuffix: string }
  const { keywords: _, ...metadata } = await generatePageMetadata({ config, ...page })
  const found = ownTitle ?? (typeof metadata.title === 'string' ? metadata.title : '')
  const title = found.endsWith(titleSuffix) ? found : `${found} ${titleSuffix}`
  return { ...metadata, title, description, icons, openGraph: { ...openGraph, title } }
}
