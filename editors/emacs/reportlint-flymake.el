;;; reportlint-flymake.el --- Flymake backend for reportlint  -*- lexical-binding: t; -*-

;; Version: 1.0
;; Package-Requires: ((emacs "27.1"))
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; (require 'reportlint-flymake)
;; (add-hook 'text-mode-hook #'reportlint-flymake-setup)
;;
;; The buffer is linted as it stands, saved or not.  With Eglot and `reportlint server' there are fixes too.

;;; Code:

(require 'flymake)
(require 'json)

(defgroup reportlint nil
  "Linter for Chinese official reports."
  :group 'tools)

(defcustom reportlint-command '("reportlint")
  "The program and its first arguments."
  :type '(repeat string)
  :group 'reportlint)

(defvar-local reportlint--process nil
  "The run that is still going on for this buffer.")

(defun reportlint--position (line column)
  "Position of LINE and COLUMN, both from 1; a column is a character."
  (save-excursion
    (goto-char (point-min))
    (forward-line (1- line))
    (min (+ (point) (1- column)) (line-end-position))))

(defun reportlint--diagnostic (source finding)
  "A diagnostic in the buffer SOURCE for FINDING, an alist of the wire format."
  (with-current-buffer source
    (save-restriction
      (widen)
      (let* ((beg (reportlint--position (alist-get 'line finding) (alist-get 'column finding)))
             (end (reportlint--position (alist-get 'end_line finding) (alist-get 'end_column finding)))
             (type (pcase (alist-get 'severity finding)
                     ("error" :error)
                     ("warning" :warning)
                     (_ :note)))
             (text (format "%s %s" (alist-get 'rule finding) (alist-get 'message finding))))
        ;; Something that is missing has no width; Flymake shows nothing without one.
        (when (= beg end)
          (if (< end (point-max)) (setq end (1+ end)) (setq beg (max (point-min) (1- beg)))))
        (flymake-make-diagnostic source beg end type text)))))

(defun reportlint--findings ()
  "The findings in the current buffer, which holds lines of JSON."
  (let ((findings nil)
        (json-object-type 'alist)
        (json-array-type 'list)
        (json-key-type 'symbol))
    (goto-char (point-min))
    (while (not (eobp))
      (let ((row (json-read-from-string (buffer-substring (point) (line-end-position)))))
        (when (equal (alist-get 'type row) "finding")
          (push row findings)))
      (forward-line 1))
    (nreverse findings)))

(defun reportlint--finished (process source report-fn)
  "Give the findings of PROCESS about the buffer SOURCE to REPORT-FN."
  (unwind-protect
      (when (and (buffer-live-p source)
                 (eq process (buffer-local-value 'reportlint--process source)))
        (if (memq (process-exit-status process) '(0 1))
            (with-current-buffer (process-buffer process)
              (funcall report-fn
                       (mapcar (lambda (finding) (reportlint--diagnostic source finding))
                               (reportlint--findings))))
          (funcall report-fn :panic :explanation "reportlint could not run; try it in a shell")))
    (kill-buffer (process-buffer process))))

(defun reportlint-flymake (report-fn &rest _)
  "Lint the current buffer and give what is found to REPORT-FN."
  (when (process-live-p reportlint--process)
    (kill-process reportlint--process))
  (let ((source (current-buffer))
        (name (or (buffer-file-name) "buffer.txt"))
        (process-environment (cons "PYTHONIOENCODING=utf-8" process-environment)))
    (save-restriction
      (widen)
      (setq reportlint--process
            (make-process
             :name "reportlint"
             :buffer (generate-new-buffer " *reportlint*")
             :stderr (get-buffer-create " *reportlint stderr*")
             :command (append reportlint-command
                              (list "check" "-" "--stdin-filename" name "--output-format" "jsonl" "--quiet"))
             :coding 'utf-8-unix
             :connection-type 'pipe
             :noquery t
             :sentinel (lambda (process _event)
                         (unless (process-live-p process)
                           (reportlint--finished process source report-fn)))))
      (process-send-region reportlint--process (point-min) (point-max))
      (process-send-eof reportlint--process))))

;;;###autoload
(defun reportlint-flymake-setup ()
  "Let Flymake show what reportlint finds in this buffer."
  (add-hook 'flymake-diagnostic-functions #'reportlint-flymake nil t)
  (flymake-mode 1))

(provide 'reportlint-flymake)
;;; reportlint-flymake.el ends here
