// case: package=next
// Arguments on lines of their own, indentation by four spaces and by tabs.
//- src/app/api/route.ts
export async function read(url: string): Promise<Response> {
    return await fetch(
//               ^^^^^
        `https://a-rather-long-name.service.example/with/a/long/path/${url}`,
        { method: "POST", redirect: "error", headers: { accept: "application/json" } },
    );
}

export async function readOne(url: string): Promise<Response> {
    return await fetch(
//               ^^^^^
        `https://the-other-long-name.service.example/with/a/long/path/that/goes/on/and/on/${url}`,
    );
}
//- src/app/tabs/route.ts
export async function read(url: string): Promise<Response> {
	return await fetch(`https://a-third-longer-name.service.example/with/a/path/${url}`, { method: "POST" });
//            ^^^^^
}
