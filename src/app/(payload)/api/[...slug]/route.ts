import config from '@payload-config'
import { restApi } from '../../../../http/rest-api'

export const { GET, HEAD, POST, DELETE, PATCH, PUT, OPTIONS } = restApi(config)
