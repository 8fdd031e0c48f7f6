import config from '@payload-config'
import { notFound } from '../../../site/page-responses'
import { publicRoute } from '../../public-route'

export const dynamic = 'force-dynamic'

/** Every path that a feature declares public; a 404 page for any other. */
export const GET = publicRoute(config, notFound)
