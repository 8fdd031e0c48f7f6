import config from '@payload-config'
import { graphqlApi } from '../../../../graphql/graphql-api'

export const { GET, HEAD, POST, OPTIONS } = graphqlApi(config)
