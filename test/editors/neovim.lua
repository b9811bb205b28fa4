-- Runs inside Neovim: opens a file, and writes as JSON what the language server said and did. FILE and OUT come by the environment.
vim.cmd("filetype on")
vim.cmd("edit " .. vim.env.FILE)
local out, buffer = {}, 0

local function request(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(buffer, method, params, 20000) or {}) do
    if answer.result then return answer.result, answer end
  end
end

local function at(line, text)
  local column = vim.fn.getline(line):find(text, 1, true)
  return { textDocument = { uri = vim.uri_from_bufnr(buffer) }, position = { line = line - 1, character = column + #text - 1 } }
end

vim.wait(20000, function() return #vim.diagnostic.get(buffer) > 0 end, 50)
out.diagnostics = vim.tbl_map(function(each)
  return { line = each.lnum + 1, code = each.code or each.user_data.lsp.code, source = each.source, message = each.message }
end, vim.diagnostic.get(buffer))

local first = vim.diagnostic.get(buffer)[1]
if first then
  local range = {
    start = { line = first.lnum, character = first.col },
    ["end"] = { line = first.end_lnum, character = first.end_col },
  }
  local actions = request("textDocument/codeAction", {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    range = range,
    context = { diagnostics = {} },
  }) or {}
  out.actions = vim.tbl_map(function(each) return each.title end, actions)
  local hover = request("textDocument/hover", at(1, "model"))
  out.hover = hover and hover.contents.value
  local items = request("textDocument/completion", at(1, "?")) or {}
  out.completions = vim.tbl_map(function(each) return each.label end, items.items or items)
  for _, each in ipairs(actions) do
    if each.isPreferred then vim.lsp.util.apply_workspace_edit(each.edit, "utf-16") end
  end
  vim.wait(20000, function() return #vim.diagnostic.get(buffer) == 0 end, 50)
end
out.text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
out.left = #vim.diagnostic.get(buffer)
vim.fn.writefile({ vim.fn.json_encode(out) }, vim.env.OUT)
vim.cmd("qall!")
