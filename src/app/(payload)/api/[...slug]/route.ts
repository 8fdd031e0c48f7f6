import config from '@payload-config'
import { restApi } from '../../../../api/rest/rest-api'
import { beyondPublicRoutes, publicRoute } from '../../../public-route'

const rest = restApi(config)

// A path that a feature declares below `/api`, such as the description of the API, comes before those of REST.
export const GET = publicRoute(config, rest.GET)
export const HEAD = publicRoute(config, rest.HEAD)
export const POST = beyondPublicRoutes(config, rest.POST)
export const DELETE = beyondPublicRoutes(config, rest.DELETE)
export const PATCH = beyondPublicRoutes(config, rest.PATCH)
export const PUT = beyondPublicRoutes(config, rest.PUT)
export const OPTIONS = rest.OPTIONS
