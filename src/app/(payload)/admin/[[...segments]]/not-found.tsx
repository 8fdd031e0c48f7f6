import config from '@payload-config'
import { NotFoundPage } from '@payloadcms/next/views'
import { adminMetadata } from '../../../../admin/page/admin-metadata'
import { importMap } from '../importMap'

interface Props {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<{ [key: string]: string | string[] }>
}

/** Title of an admin page that does not exist. */
export const generateMetadata = (props: Props) => adminMetadata(props)

/** Shown for an admin page that does not exist. */
export default function NotFound({ params, searchParams }: Props) {
  return NotFoundPage({ config, importMap, params, searchParams })
}
