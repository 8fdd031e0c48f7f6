import config from '@payload-config'
import { graphqlApi } from '../../../../api/graphql/graphql-api'

export const { GET, HEAD, POST, OPTIONS, PUT, PATCH, DELETE } = graphqlApi(config)
