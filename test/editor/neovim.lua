-- Driven by neovim.mjs: opens the sample, waits for the finding, applies the preferred fix and saves.
local env = vim.env
local function check(ok, what)
  io.stdout:write((ok and "ok " or "FAIL ") .. what .. "\n")
  if not ok then
    vim.cmd("cquit 1")
  end
end
local function eventually(what, condition)
  check(vim.wait(20000, condition, 50), what)
end

vim.cmd("edit " .. env.WORKSPACE .. "/" .. env.FILE)
local buffer = vim.api.nvim_get_current_buf()
-- vim.lsp.start() came with 0.8.
local id = vim.lsp.start_client({
  name = "premise",
  cmd = { "node", env.SERVER, "lsp" },
  root_dir = env.WORKSPACE,
  workspace_folders = { { uri = vim.uri_from_fname(env.WORKSPACE), name = "sample" } },
})
check(id ~= nil, "client started")
eventually("server initialized", function()
  local client = vim.lsp.get_client_by_id(id)
  return client and client.initialized
end)
vim.lsp.buf_attach_client(buffer, id)
eventually("diagnostics pushed", function()
  return #vim.diagnostic.get(buffer) > 0
end)
local found = vim.diagnostic.get(buffer)
check(#found == 1, "one finding")
check(found[1].source == "premise" and found[1].message:find(env.MESSAGE, 1, true) ~= nil, "its message: " .. found[1].message)
check(found[1].severity == vim.diagnostic.severity.WARN, "its severity is warning")

vim.api.nvim_win_set_cursor(0, { found[1].lnum + 1, found[1].col })
local hover = vim.lsp.buf_request_sync(buffer, "textDocument/hover", vim.lsp.util.make_position_params(), 10000)[id].result
check(hover ~= nil and hover.contents.value:find("always answers", 1, true) ~= nil, "hover tells the assumption")

local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics(buffer, found[1].lnum) }
local actions = vim.lsp.buf_request_sync(buffer, "textDocument/codeAction", params, 10000)[id].result
check(#actions >= 1 and actions[1].isPreferred and actions[1].title:find(env.FIX, 1, true) == 1, "preferred fix: " .. actions[1].title)
for _, action in ipairs(actions) do
  check(action.command == nil, "no command that Neovim does not know: " .. action.title)
end

-- The way a user goes. This version asks even for one action, so the answer is given here.
vim.ui.select = function(items, _, choose)
  choose(items[1], 1)
end
vim.lsp.buf.code_action()
eventually("fix applied", function()
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), "\n"):find("AbortSignal.timeout(", 1, true) ~= nil
end)
eventually("finding gone", function()
  return #vim.diagnostic.get(buffer) == 0
end)
vim.cmd("silent write")
check(true, "saved")
vim.lsp.stop_client(id)
vim.cmd("qall!")
