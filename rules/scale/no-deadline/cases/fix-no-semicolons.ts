// case: package=next,axios@1
// A file without semicolons stays so.
//- src/app/api/route.ts
import axios from 'axios'

/** Reads a user. */
export const read = (id: string) => axios.get(`https://users.example/${id}`)
//                                  ^^^^^^^^^
//- src/app/other/route.ts
import axios from 'axios'

[1, 2].forEach((id) => {
    axios.get(`https://users.example/${id}`)
//  ?????????
})
