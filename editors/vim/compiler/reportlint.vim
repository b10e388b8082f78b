" Vim and Neovim compiler file for reportlint: `:compiler reportlint`, then `:make` fills the quickfix list.
if exists('g:current_compiler')
  finish
endif
let g:current_compiler = 'reportlint'

let s:cpo_save = &cpoptions
set cpoptions&vim

CompilerSet makeprg=reportlint\ check\ %:S
CompilerSet errorformat=%f:%l:%c:\ %t%*[a-z]\ %m

" Vim counts bytes where reportlint counts characters.
function! s:CharactersToBytes(items) abort
  for l:item in filter(copy(a:items), {_, item -> item.valid && item.bufnr && item.col})
    call bufload(l:item.bufnr)
    let l:line = get(getbufline(l:item.bufnr, l:item.lnum), 0, '')
    let l:byte = byteidxcomp(l:line, l:item.col - 1)
    let l:item.col = 1 + (l:byte < 0 ? strlen(l:line) : l:byte)
  endfor
  return a:items
endfunction

function! s:Read(is_location_list) abort
  if get(g:, 'current_compiler', '') !=# 'reportlint' && get(b:, 'current_compiler', '') !=# 'reportlint'
    return
  endif
  if a:is_location_list
    call setloclist(0, s:CharactersToBytes(getloclist(0)), 'r')
  else
    call setqflist(s:CharactersToBytes(getqflist()), 'r')
  endif
endfunction

augroup reportlint
  autocmd!
  autocmd QuickFixCmdPost make call s:Read(0)
  autocmd QuickFixCmdPost lmake call s:Read(1)
augroup END

let &cpoptions = s:cpo_save
unlet s:cpo_save
