import config from '@payload-config'
import { restApi } from '../../../../api/rest/rest-api'

export const { GET, HEAD, POST, DELETE, PATCH, PUT, OPTIONS } = restApi(config)
