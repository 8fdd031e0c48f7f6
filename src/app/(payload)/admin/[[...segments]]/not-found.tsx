import { MinimalTemplate } from '@payloadcms/next/templates'
import { adminMetadata } from '../../../../admin/page/admin-metadata'
import { MissingPage } from '../../../../admin/page/missing-page'

interface Props {
  params: Promise<{ segments: string[] }>
  searchParams: Promise<{ [key: string]: string | string[] }>
}

/** Title of an admin page that does not exist. */
export const generateMetadata = (props: Props) => adminMetadata(props)

/**
 * Shown for an admin page that does not exist. Next renders it with every page, in case it is needed: it has no menu, which
 * would be written twice, with the rights and preferences it takes.
 */
export default function NotFound() {
  return (
    <MinimalTemplate>
      <MissingPage />
    </MinimalTemplate>
  )
}
