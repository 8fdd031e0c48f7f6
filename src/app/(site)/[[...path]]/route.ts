import config from '@payload-config'
import { notFound } from '../../../site/page-responses'
import { beyondPublicRoutes, publicRoute, readableOnly } from '../../public-route'

export const dynamic = 'force-dynamic'

/** Every path that a feature declares public; a 404 page for any other. */
export const GET = publicRoute(config, notFound)

export const POST = beyondPublicRoutes(config, notFound)
export const PUT = beyondPublicRoutes(config, notFound)
export const PATCH = beyondPublicRoutes(config, notFound)
export const DELETE = beyondPublicRoutes(config, notFound)
export const OPTIONS = readableOnly(config)
