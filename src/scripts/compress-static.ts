import { compressStatic } from './build/compress-static'

await compressStatic()
