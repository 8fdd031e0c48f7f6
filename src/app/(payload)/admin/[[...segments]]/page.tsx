import config from '@payload-config'
import { RootPage } from '@payloadcms/next/views'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { isCreatePage, openNewDocument } from '../../../../admin/create/render-new-document'
import { addressToOpen } from '../../../../admin/page/address-to-open'
import { adminMetadata } from '../../../../admin/page/admin-metadata'
import { documentTitle } from '../../../../admin/page/document-title'
import { pageRequest } from '../../../../admin/page/page-request'
import { importMap } from '../importMap'

interface Props {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<{ [key: string]: string | string[] }>
}

/** Title and icons of an admin page; the page of a document is named after it. */
export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { segments = [] } = await params
  const visit = segments.length > 2 ? await pageRequest() : undefined
  const title = visit && (await documentTitle(visit.req, visit.language, segments))
  return adminMetadata({ params, searchParams }, title)
}

/** Every page under `/admin`. */
export default async function Page({ params, searchParams }: Props) {
  const { segments = [] } = await params
  const visit = await pageRequest()
  const address = visit && (await addressToOpen(visit.req, segments, await searchParams))
  if (address) redirect(address)
  const page = await RootPage({ config, importMap, params, searchParams })
  return isCreatePage(segments) ? openNewDocument(page) : page
}
