import config from '@payload-config'
import { graphqlApi } from '../../../../api/graphql/graphql-api'
import { asksForViewer, viewerPage } from '../../../../contract/graphql-viewer'

const api = graphqlApi(config)

// A browser that opens the address gets a page to write queries on.
const read = (handler: typeof api.GET) => async (request: Request) =>
  asksForViewer(request) ? viewerPage(request) : handler(request)

export const GET = read(api.GET)
export const HEAD = read(api.HEAD)
export const { POST, OPTIONS, PUT, PATCH, DELETE } = api
